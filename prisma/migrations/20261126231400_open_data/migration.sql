-- CreateTable
CREATE TABLE "OpenDataEdition" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "schemaVersion" TEXT NOT NULL,

    CONSTRAINT "OpenDataEdition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpenDataPart" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "dataset" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "files" JSONB NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "peopleKey" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OpenDataPart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OpenDataEdition_name_key" ON "OpenDataEdition"("name");

-- CreateIndex
CREATE INDEX "OpenDataEdition_madeAt_idx" ON "OpenDataEdition"("madeAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "OpenDataPart_storageKey_key" ON "OpenDataPart"("storageKey");

-- CreateIndex
CREATE UNIQUE INDEX "OpenDataPart_editionId_dataset_key" ON "OpenDataPart"("editionId", "dataset");

-- AddForeignKey
ALTER TABLE "OpenDataPart" ADD CONSTRAINT "OpenDataPart_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "OpenDataEdition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "OpenDataEdition"
  ADD CONSTRAINT "OpenDataEdition_name_is_a_day" CHECK ("name" ~ '^\d{4}-\d{2}-\d{2}(-[1-9]\d{0,2})?$');
ALTER TABLE "OpenDataPart"
  ADD CONSTRAINT "OpenDataPart_rows_counted" CHECK ("rows" >= 0 AND "revision" >= 0);
