-- CreateEnum
CREATE TYPE "ExportKind" AS ENUM ('people', 'participants', 'hours');

-- CreateEnum
CREATE TYPE "ExportFormat" AS ENUM ('xlsx', 'csv');

-- CreateTable
CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "kind" "ExportKind" NOT NULL,
    "format" "ExportFormat" NOT NULL,
    "makerId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "selectionId" UUID,
    "eventId" UUID,
    "centreId" UUID,
    "periodFrom" DATE,
    "periodTo" DATE,
    "columns" TEXT[],
    "reason" TEXT NOT NULL,
    "sensitiveReason" TEXT NOT NULL DEFAULT '',
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "fileKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportedPerson" (
    "exportId" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,

    CONSTRAINT "ExportedPerson_pkey" PRIMARY KEY ("exportId","volunteerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Export_number_key" ON "Export"("number");

-- CreateIndex
CREATE INDEX "Export_makerId_createdAt_idx" ON "Export"("makerId", "createdAt");

-- CreateIndex
CREATE INDEX "Export_expiresAt_idx" ON "Export"("expiresAt");

-- CreateIndex
CREATE INDEX "ExportedPerson_volunteerId_idx" ON "ExportedPerson"("volunteerId");

-- CreateIndex
CREATE INDEX "HourEntry_workedOn_idx" ON "HourEntry"("workedOn");

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_makerId_fkey" FOREIGN KEY ("makerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportedPerson" ADD CONSTRAINT "ExportedPerson_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "Export"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportedPerson" ADD CONSTRAINT "ExportedPerson_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every export says what is in it and why.
ALTER TABLE "Export"
  ADD CONSTRAINT "Export_says_what" CHECK (cardinality("columns") > 0),
  ADD CONSTRAINT "Export_says_why" CHECK (length("reason") > 0),
  ADD CONSTRAINT "Export_period" CHECK ("periodTo" >= "periodFrom");
