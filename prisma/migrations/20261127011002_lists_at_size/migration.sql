-- Lists of what is public. Conditions on a state are no part of them: it comes as a text that is cast, which the planner proves nothing from.
CREATE INDEX "Event_public_startsAt" ON "Event" ("startsAt", "id") WHERE "publishedAt" IS NOT NULL;
CREATE INDEX "Event_public_endsAt" ON "Event" ("endsAt") WHERE "publishedAt" IS NOT NULL;
CREATE INDEX "Event_public_updatedAt" ON "Event" ("updatedAt", "id") WHERE "publishedAt" IS NOT NULL;
