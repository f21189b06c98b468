/** Kazakh in Latin letters of several spellings, and Russian as it is transliterated. The reader's page is in Kazakh. */
export const latin = `
qan tapsyru | Қан тапсыру күні
qan tapsyrý | Қан тапсыру күні
aǵash otyrǵyzý | Ағаш отырғызу акциясы
ağaş otyrğyzu | Ағаш отырғызу акциясы
agash otyrgyzu | Ағаш отырғызу акциясы
zhurek zhyluy | «Жүрек жылуы»
jürek jyluy | «Жүрек жылуы»
kumis zhurek | «Күміс жүрек»
ızgı niet | «Ізгі ниет»
izgi niet | «Ізгі ниет»
ushqyn | «Ұшқын»
uşqyn jastar | «Ұшқын»
qorǵaljyn | Қорғалжын || Коргалжын
kokshetau universiteti | Көкшетау университеті || Кокшетауский университет
nauryz | Наурыз
aitys | Айтыс
qobyz dombyra | Қобыз бен домбыра
ana men bala | «Ана мен бала»
zhasyl alem | «Жасыл әлем»
jasyl álem | «Жасыл әлем»
volonterler forumy | Волонтерлер форумы
subbotnik na ozere kopa | Субботник на льду озера Копа
sdacha krovi | День сдачи крови
priyut dlya zhivotnykh | Приют для животных || приюту для животных || приютом для животных
shkola koordinatorov | Школа координаторов || школу координаторов
saýat komek toby | «Көмек» жедел тобы
sol júrekten júrekke | Жүректен жүрекке
`
/** The right keys on the wrong layout; "kk" keys have letters on the row of digits. */
export const layout = `
cjdtn dtnthfyjd | Совет ветеранов || Совету ветеранов || советом ветеранов
ljyjh | Помощь на Дне донора || донор
gjcflrf lthtdmtd | Акция по посадке деревьев
ghb.n lkz ;bdjnys[ | Приют для животных || приюту для животных || приютом для животных
;tcnjdjuj zpsrf | Урок жестового языка
rhjdm | День сдачи крови
ghfplybr ldjhjdjuj cgjhnf | Праздник дворового спорта
,ehf,fq | Бурабай || Бурабая
,b,kbjyjxm | Библионочь
'rjwtynh | Экоцентр «Жасыл әлем»
gfdjlrt | паводк
yfehsp | Наурыз
gfylecs | Устройство пандусов || Пандусы для колясок
0fy nfgcshe | Қан тапсыру күні
f5fi jnsh5spe | Ағаш отырғызу акциясы
;8htr ;skes | «Жүрек жылуы»
0fyf5fn | Қанағат
8qktcn3hei3kth | Үйлестірушілер
9i0sy | «Ұшқын»
3pu3 ybtn | «Ізгі ниет»
0аза0 тілін 8йрену | Қазақ тілін үйрену клубы
т3с тазалау | Тіс тазалау сабағы
цштеук сдщеруы | Winter clothes drive
идщщв вщтфешщт | Blood donation day
екуу здфтештп | Tree planting
ыфшпф | Saiga
ышпт дфтпгфпу | Sign language lesson
кув скуысуте | Red Crescent
цруудсрфшк | Ramps for wheelchair || Building ramps
адщщв ыфауен | Safety guide for floods
bpvthtybt lfdktybz | Кампания по измерению давления
`
