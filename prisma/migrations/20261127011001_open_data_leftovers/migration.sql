-- CreateTable
CREATE TABLE "OpenDataLeftover" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpenDataLeftover_pkey" PRIMARY KEY ("key")
);
