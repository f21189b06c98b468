-- The same long work about the same subject is in the queue once.
CREATE UNIQUE INDEX "Job_one_open" ON "Job" ("kind", "subjectId") WHERE "state" IN ('queued', 'running');
