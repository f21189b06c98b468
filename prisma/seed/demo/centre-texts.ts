import type { CentreHost } from '#prisma/generated/client.ts'

type HostText = { kk: string; ru: string; en: string }

/** What a centre of each kind of host says about itself; `{seat}` is the settlement, always in the nominative. */
export const hostTexts: Record<CentreHost, HostText> = {
  youthCentre: {
    kk: 'Орталық жастар ресурстық орталығының жанында жұмыс істейді. Мұнда жаңа волонтерлер тіркеледі, алғашқы кеңесін алады және өз бағытын таңдайды. Үйлестірушілер жаңадан келгендерге жақын күндегі ауысымдарды таңдауға көмектеседі. Елді мекен: {seat}.',
    ru: 'Центр работает при молодёжном ресурсном центре. Здесь регистрируют новых волонтёров, дают первую консультацию и помогают выбрать направление. Координаторы подбирают новичкам ближайшие смены. Населённый пункт: {seat}.',
    en: 'The centre works at the youth resource centre. New volunteers register here, get their first advice and choose a direction. Coordinators help newcomers find a shift in the coming days. Settlement: {seat}.',
  },
  school: {
    kk: 'Мектеп оқушылары, мұғалімдер мен ата-аналар бірге жұмыс істейтін орталық. Ауысымдар сабақтан кейін немесе демалыс күндері өтеді, ал он төрт жасқа толмағандар ата-анасының келісімімен қатысады. Елді мекен: {seat}.',
    ru: 'Центр, где вместе работают школьники, учителя и родители. Смены проходят после уроков или в выходные, а дети до четырнадцати лет участвуют с согласия родителей. Населённый пункт: {seat}.',
    en: 'Pupils, teachers and parents work together here. Shifts are held after lessons or at weekends, and children under fourteen take part with their parents’ consent. Settlement: {seat}.',
  },
  college: {
    kk: 'Колледж студенттері өз мамандығын көмекке айналдырған орталық: жөндеу, тігін, ас әзірлеу, электр жұмысы. Жаңа топ әр оқу жылының басында жиналады. Елді мекен: {seat}.',
    ru: 'Центр, где студенты колледжа помогают тем, чему учатся: ремонт, шитьё, кухня, электрика. Новая группа собирается в начале каждого учебного года. Населённый пункт: {seat}.',
    en: 'College students help with what they are learning: repairs, sewing, cooking, wiring. A new group gathers at the start of each school year. Settlement: {seat}.',
  },
  university: {
    kk: 'Университет волонтерлері тренингтер, тілдік клубтар мен ірі іс-шараларға көмек ұйымдастырады. Орталық басқа орталықтардың үйлестірушілерін де оқытады. Елді мекен: {seat}.',
    ru: 'Волонтёры университета ведут тренинги, языковые клубы и помогают на больших мероприятиях. Центр учит и координаторов других центров. Населённый пункт: {seat}.',
    en: 'University volunteers run trainings and language clubs and help at large events. The centre also teaches coordinators of other centres. Settlement: {seat}.',
  },
  ruralDistrict: {
    kk: 'Ауылдық округ тұрғындарының орталығы. Мұнда көрші-қолаң бір-біріне көмектеседі: қар күреу, отын түсіру, жалғызілікті қарттарға азық-түлік жеткізу. Елді мекен: {seat}.',
    ru: 'Центр жителей сельского округа. Здесь соседи помогают соседям: убирают снег, разгружают дрова, привозят продукты одиноким пожилым людям. Населённый пункт: {seat}.',
    en: 'A centre of the rural district’s own people. Neighbours help neighbours here: they clear snow, unload firewood and bring food to lonely elderly people. Settlement: {seat}.',
  },
  library: {
    kk: 'Орталық кітапхана мен мәдениет үйінің жанында ашылған. Волонтерлер оқу күндерін, концерттерді және үлкендерге арналған цифрлық сабақтарды өткізуге көмектеседі. Елді мекен: {seat}.',
    ru: 'Центр открыт при библиотеке и доме культуры. Волонтёры помогают проводить дни чтения, концерты и цифровые занятия для старшего поколения. Населённый пункт: {seat}.',
    en: 'The centre lives at the library and the house of culture. Volunteers help with reading days, concerts and digital lessons for older people. Settlement: {seat}.',
  },
  medical: {
    kk: 'Медициналық ұйымның волонтерлік орталығы. Волонтерлер алғашқы көмек тренингтерін, донор күндерін және балалар бөлімшесіндегі мерекелерді өткізуге көмектеседі; бөлімшедегі ауысымдар кәмелетке толғандарға арналған. Елді мекен: {seat}.',
    ru: 'Волонтёрский центр медицинской организации. Волонтёры помогают на тренингах по первой помощи, донорских днях и праздниках в детском отделении; смены в отделениях открыты для совершеннолетних. Населённый пункт: {seat}.',
    en: 'The volunteer centre of a medical organisation. Volunteers help at first-aid trainings, donor days and parties on the children’s ward; shifts on the wards are for adults. Settlement: {seat}.',
  },
  silverClub: {
    kk: 'Елу бес жастан асқан волонтерлер клубы. Клуб мүшелері қолөнер үйретеді, жастарға тәлімгер болады және қоғамдық бақшаны күтеді. Апта сайынғы шай басындағы кездесуге жаңа адам да келе алады. Елді мекен: {seat}.',
    ru: 'Клуб волонтёров старше пятидесяти пяти лет. Участники учат ремёслам, помогают молодым советом и ухаживают за общественным садом. На еженедельную встречу за чаем может прийти и новый человек. Населённый пункт: {seat}.',
    en: 'A club of volunteers over fifty-five. Members teach crafts, mentor the young and look after a community garden. Newcomers are welcome at the weekly tea. Settlement: {seat}.',
  },
  sportSchool: {
    kk: 'Спорт мектебінің волонтерлері жарыстарды, жартылай марафонды және аула ойындарын өткізуге көмектеседі: тіркеу, су тарату, трасса бойындағы кезекшілік. Елді мекен: {seat}.',
    ru: 'Волонтёры спортивной школы помогают на соревнованиях, полумарафоне и дворовых играх: регистрация, пункты воды, дежурство на трассе. Населённый пункт: {seat}.',
    en: 'Volunteers of the sports school help at competitions, the half-marathon and yard games: registration, water points, duty along the course. Settlement: {seat}.',
  },
}

const officeHours: HostText = { kk: 'Дс–Жм 09:00–18:00', ru: 'Пн–Пт 09:00–18:00', en: 'Mon–Fri 09:00–18:00' }
const afterLessons: HostText = {
  kk: 'Дс–Жм 14:00–18:00, Сб 10:00–13:00',
  ru: 'Пн–Пт 14:00–18:00, Сб 10:00–13:00',
  en: 'Mon–Fri 14:00–18:00, Sat 10:00–13:00',
}
const library: HostText = { kk: 'Сс–Сб 10:00–18:00', ru: 'Вт–Сб 10:00–18:00', en: 'Tue–Sat 10:00–18:00' }
const weekly: HostText = { kk: 'Бс 15:00–18:00', ru: 'Чт 15:00–18:00', en: 'Thu 15:00–18:00' }

export function openingHoursOf(host: CentreHost): HostText {
  if (host === 'school' || host === 'college' || host === 'sportSchool') return afterLessons
  if (host === 'library') return library
  return host === 'silverClub' ? weekly : officeHours
}

/** [Kazakh, transliteration] */
export const centreWords =
  `Мейірім/Meiirim Қамқор/Qamqor Шапағат/Shapagat Асар/Asar Жанашыр/Zhanashyr Бірлік/Birlik Достық/Dostyq
Үміт/Umit Сенім/Senim Игілік/Igilik Ізгілік/Izgilik Жылу/Zhylu Тірек/Tirek Қолдау/Qoldau Нұр/Nur Болашақ/Bolashaq Арман/Arman
Жебе/Zhebe Самал/Samal Өркен/Orken`
    .split(/\s+/)
    .map((text) => text.split('/') as [string, string])
