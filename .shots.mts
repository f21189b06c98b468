import { chromium } from '@playwright/test'
import { readFileSync, readdirSync, statSync } from 'node:fs'
const base='http://127.0.0.1:3105', out='/tmp/consents-shots/'
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--headless','--disable-gpu','--disable-quic']})
const acc=JSON.parse(readFileSync('.data/demo-accounts.json','utf8')).find((a:any)=>a.email.startsWith('coordinator@'))
const ctx=await b.newContext({viewport:{width:1280,height:900},locale:'ru-KZ',timezoneId:'Asia/Almaty'})
const p=await ctx.newPage()
p.on('console',m=>{if(m.type()==='error')console.log('CONSOLE',m.text().slice(0,300))})
const shot=async(pg:any,name:string,full=true)=>{await pg.screenshot({path:out+name+'.png',fullPage:full});console.log(name,pg.url())}
const go=async(pg:any,u:string)=>{const r=await pg.goto(base+u,{waitUntil:'networkidle'});if(r.status()!==200)console.log('STATUS',r.status(),u)}
await go(p,'/ru/sign-in')
await p.fill('input[name=email]',acc.email);await p.fill('input[name=password]',acc.password)
await Promise.all([p.waitForURL(u=>!u.pathname.endsWith('/sign-in')),p.click('main form button[type=submit]')])
await go(p,'/ru/workspace/volunteers/new')
const sel=p.locator('select[name=centreId]'); if(await sel.count()&&!(await sel.inputValue())) await sel.selectOption({index:1})
await p.fill('[name=surname]','Пробная'+Math.random().toString().slice(2,6).replace(/\d/g,d=>'абвгдежзик'[+d]));await p.fill('[name=givenName]','Зере');await p.fill('[name=birthDate]','2015-03-04')
await p.fill('[name="guardian.name"]','Сәуле Оспанова');await p.selectOption('[name="guardian.relation"]','mother');await p.fill('[name="guardian.email"]','saule@example.test')
await p.locator('main form button[type=submit]').last().click()
await p.waitForURL(/volunteers\/[0-9a-f-]{36}/,{timeout:60000})
const id=/[0-9a-f-]{36}/.exec(p.url())![0]
console.log('card',id)
await go(p,`/ru/workspace/volunteers/${id}`)
await shot(p,'card-minor-ru-1280')
await p.getByRole('button',{name:'Спросить по почте'}).click(); await p.waitForURL(/done=asked/,{timeout:60000})
await p.waitForTimeout(2500)
await shot(p,'card-asked-ru-1280')
const mails=readdirSync('.data/mail').map(f=>'.data/mail/'+f).sort((a,b)=>statSync(b).mtimeMs-statSync(a).mtimeMs)
const raw=readFileSync(mails[0]!,'utf8'); 
const body=/base64/i.test(raw)?Buffer.from(raw.split(/\r?\n\r?\n/).slice(1).join('\n'),'base64').toString():raw.replace(/=\r?\n/g,'').replace(/=([0-9A-F]{2})/g,(_,h)=>String.fromCharCode(parseInt(h,16)))
const secret=/consent\/([\w-]{43})/.exec(body)![1]
console.log(Buffer.from(body,'latin1').toString().slice(0,1500))
const anon=await b.newContext({viewport:{width:360,height:740},locale:'ru-KZ',timezoneId:'Asia/Almaty'}); const a=await anon.newPage()
a.on('console',m=>{if(m.type()==='error')console.log('CONSOLE anon',m.text().slice(0,300))})
for(const l of ['kk','ru','en']){await go(a,`/${l}/consent/${secret}`);await shot(a,`consent-${l}-360`)}
await go(a,`/kk/claim`);await shot(a,'claim-kk-360')
await a.fill('[name=code]','xxxx');await a.fill('[name=email]','bad');await a.locator('main form button[type=submit]').click();await a.waitForTimeout(1500);await shot(a,'claim-bad-kk-360')
await go(a,`/kk/claim/${'x'.repeat(43)}`);await shot(a,'claim-gone-kk-360')
const wide=await b.newContext({viewport:{width:1280,height:900},locale:'ru-KZ',timezoneId:'Asia/Almaty'}); const w=await wide.newPage()
await go(w,`/ru/consent/${secret}`);await shot(w,'consent-ru-1280')
await go(w,`/ru/claim`);await shot(w,'claim-ru-1280')
for (const l of ['kk','ru']) {
await go(p,`/${l}/workspace/volunteers/${id}/consent-form`);await shot(p,`form-${l}-1280`)}
await p.pdf({path:out+'form.pdf',preferCSSPageSize:true,printBackground:false})
await go(p,`/ru/workspace/volunteers/${id}/claim-slip`);await shot(p,'slip-empty-ru-1280')
await p.getByRole('button',{name:'Сделать листок'}).click();await p.waitForURL(/done=made/,{timeout:60000});await p.waitForLoadState('networkidle');await shot(p,'slip-ru-1280')
await p.pdf({path:out+'slip.pdf',preferCSSPageSize:true})
await p.setViewportSize({width:360,height:740});await shot(p,'slip-ru-360')
await go(p,`/kk/workspace/volunteers/${id}/consent-form`);await shot(p,'form-kk-360')
await b.close()
