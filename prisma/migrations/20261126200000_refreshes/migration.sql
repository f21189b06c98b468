-- CreateTable
CREATE TABLE "PageRefresh" (
    "id" UUID NOT NULL,
    "tags" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PageRefresh_pkey" PRIMARY KEY ("id")
);
