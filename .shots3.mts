import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
const base='http://127.0.0.1:3105', out='/tmp/consents-shots/'
const {guest,shift}=JSON.parse(readFileSync('/tmp/consents-guest.json','utf8'))
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--headless','--disable-gpu','--disable-quic']})
const acc=JSON.parse(readFileSync('.data/demo-accounts.json','utf8')).find((a:any)=>a.email.startsWith('coordinator@'))
const ctx=await b.newContext({viewport:{width:1280,height:900},locale:'ru-KZ',timezoneId:'Asia/Almaty'})
const p=await ctx.newPage()
p.on('console',m=>{if(m.type()==='error')console.log('CONSOLE',m.text())})
await p.goto(base+'/kk/sign-in',{waitUntil:'networkidle'})
await p.fill('input[name=email]',acc.email);await p.fill('input[name=password]',acc.password)
await Promise.all([p.waitForURL(u=>!u.pathname.endsWith('/sign-in')),p.click('main form button[type=submit]')])
await p.goto(base+`/ru/workspace/volunteers/${guest}/consent-form?shift=${shift}`,{waitUntil:'networkidle'})
console.log(p.url())
await p.pdf({path:out+'form-event.pdf',preferCSSPageSize:true});await p.screenshot({path:out+'form-event-1280.png',fullPage:true})
await p.setViewportSize({width:360,height:740});await p.screenshot({path:out+'form-event-360.png',fullPage:true})
await b.close()
