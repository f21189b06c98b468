-- CreateTable
CREATE TABLE "StatisticsEdition" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSON NOT NULL,
    "checksum" TEXT NOT NULL,

    CONSTRAINT "StatisticsEdition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StatisticsEdition_day_key" ON "StatisticsEdition"("day");

ALTER TABLE "StatisticsEdition"
  ADD CONSTRAINT "StatisticsEdition_checksum" CHECK ("checksum" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "StatisticsEdition_figures" CHECK (json_typeof("figures") = 'object');
