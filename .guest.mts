import pg from 'pg'
import { readFileSync } from 'node:fs'
const env=readFileSync(`/proc/${process.argv[2]}/environ`,'utf8').split('\0').find(l=>l.startsWith('DATABASE_URL='))!.slice(13)
const c=new pg.Client({connectionString:env}); await c.connect()
const q=async(s:string,v:any[]=[])=>(await c.query(s,v)).rows
const [shift]=await q(`SELECT s.id, s."eventId" FROM "Shift" s JOIN "Event" e ON e.id=s."eventId" JOIN "RoleAssignment" r ON r."centreId"=e."centreId" JOIN "User" u ON u.id=r."userId" WHERE u.email LIKE 'coordinator@%' AND s."startsAt">now() AND e.state='published' ORDER BY length(e."titleKk") DESC LIMIT 1`)
const [twin]=await q(`SELECT v.* FROM "Volunteer" v JOIN "Membership" m ON m."volunteerId"=v.id JOIN "RoleAssignment" r ON r."centreId"=m."centreId" JOIN "User" u ON u.id=r."userId" WHERE u.email LIKE 'coordinator@%' AND m."endedOn" IS NULL AND v."birthDate" > now()-interval '13 years' AND v."userId" IS NULL LIMIT 1`)
const t=twin
const id=crypto.randomUUID()
await q(`INSERT INTO "Volunteer"(id,status,surname,"givenName",patronymic,"birthDate",locale,email,"isGuest","searchKey","updatedAt") VALUES ($1,'new',$2,$3,'',$4,'kk','guest@example.test',true,$5,now())`,[id,t.surname,t.givenName,t.birthDate,t.searchKey])
await q(`INSERT INTO "Participation"(id,"shiftId","volunteerId",status,source,"joinedAt","updatedAt") VALUES (gen_random_uuid(),$1,$2,'waiting','guest',now(),now())`,[shift.id,id])
console.log(JSON.stringify({guest:id,shift:shift.id,twin:t.id}))
await c.end()
