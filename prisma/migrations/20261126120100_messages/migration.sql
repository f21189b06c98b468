-- Addresses that refused letters for good: asked for whenever a letter is written.
CREATE INDEX "OutboxMessage_refused" ON "OutboxMessage" ("recipient") WHERE "lastError" LIKE '5%';
-- What begins soon: the worker looks for it twice a minute.
CREATE INDEX "Shift_soon" ON "Shift" ("startsAt") WHERE "cancelledAt" IS NULL;
