import { chromium } from '@playwright/test'
import { readFileSync, readdirSync, statSync } from 'node:fs'
const base='http://127.0.0.1:3105', out='/tmp/consents-shots/'
const {guest,shift,twin}=JSON.parse(readFileSync('/tmp/consents-guest.json','utf8'))
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--headless','--disable-gpu','--disable-quic']})
const acc=JSON.parse(readFileSync('.data/demo-accounts.json','utf8')).find((a:any)=>a.email.startsWith('coordinator@'))
const ctx=await b.newContext({viewport:{width:1280,height:900},locale:'ru-KZ',timezoneId:'Asia/Almaty'})
const p=await ctx.newPage()
p.on('console',m=>{if(m.type()==='error')console.log('CONSOLE',m.text())})
const shot=async(pg:any,name:string,full=true)=>{await pg.screenshot({path:out+name+'.png',fullPage:full});console.log(name,pg.url())}
const go=async(pg:any,u:string)=>{const r=await pg.goto(base+u,{waitUntil:'networkidle'});if(r.status()!==200)console.log('STATUS',r.status(),u)}
await go(p,'/kk/sign-in')
await p.fill('input[name=email]',acc.email);await p.fill('input[name=password]',acc.password)
await Promise.all([p.waitForURL(u=>!u.pathname.endsWith('/sign-in')),p.click('main form button[type=submit]')])
await p.setViewportSize({width:360,height:740})
await go(p,`/kk/workspace/volunteers/${guest}`);await shot(p,'guest-kk-360')
await p.setViewportSize({width:1280,height:900})
await go(p,`/ru/workspace/volunteers/${guest}`);await shot(p,'guest-ru-1280')
await go(p,`/ru/workspace/volunteers/${guest}/consent-form?shift=${shift}`);await shot(p,'form-event-1280')
await p.pdf({path:out+'form-event.pdf',preferCSSPageSize:true})
await go(p,`/kk/workspace/volunteers/${guest}/claim-slip`)
await p.locator('main form button[type=submit]').first().click();await p.waitForURL(/done=made/);await p.waitForLoadState('networkidle')
const code=await p.locator('.slip-code').innerText()
const birth=process.argv[2]!
const anon=await b.newContext({viewport:{width:360,height:740}}); const a=await anon.newPage()
a.on('console',m=>{if(m.type()==='error')console.log('CONSOLE anon',m.text())})
await go(a,'/kk/claim');await a.fill('[name=code]',code.toLowerCase());await a.fill('[name=birthDate]','1999-01-01');await a.fill('[name=email]','me@example.test');await a.locator('main form button[type=submit]').click();await a.waitForTimeout(1500);await shot(a,'claim-wrong-kk-360')
await a.fill('[name=birthDate]',birth);await a.locator('main form button[type=submit]').click();await a.waitForTimeout(3500);await shot(a,'claim-sent-kk-360')
const mails=readdirSync('.data/mail').map(f=>'.data/mail/'+f).sort((x,y)=>statSync(y).mtimeMs-statSync(x).mtimeMs)
const raw=readFileSync(mails[0]!,'utf8'); const bodyRaw=raw.split(/\r?\n\r?\n/).slice(1).join('\n\n')
const body=/base64/i.test(raw)?Buffer.from(bodyRaw,'base64').toString():bodyRaw.replace(/=\r?\n/g,'')
const secret=/claim\/([\w-]{43})/.exec(body)![1]
for(const l of ['kk','ru']){await go(a,`/${l}/claim/${secret}`);await shot(a,`claim-link-${l}-360`)}
await a.fill('[name=password]','алты тұяқты тұлпар');await a.locator('main form button[type=submit]').click();await a.waitForURL(/\/me/);await a.waitForLoadState('networkidle');await shot(a,'claimed-me-360')
await p.setViewportSize({width:1280,height:900})
await go(p,`/ru/workspace/volunteers/${guest}`)
await p.getByRole('button',{name:'Это тот же человек'}).first().click();await p.waitForTimeout(400);await shot(p,'attach-dialog',false)
await p.getByRole('dialog').locator('button[type=submit]').click();await p.waitForURL(/done=attached/);await p.waitForLoadState('networkidle');await shot(p,'attached-ru-1280')
await go(p,`/ru/workspace/volunteers/${guest}`);console.log('old address leads to',p.url(),twin)
await b.close()
