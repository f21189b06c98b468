import type { ColumnField } from './fields.ts'

/**
 * How heads of people's lists are spelt in Kazakh, Russian and English, between strokes; folded, so letters and look-alikes do not
 * matter. Words with «=» must be the whole head, or all of it between its brackets and strokes: inside of others they say nothing.
 */
export const headSpellings: Record<ColumnField, string> = {
  cardNumber: 'номер карты|=карта|карта №|№ карты|карта нөмірі|картаның нөмірі|card number|=card',
  fullName:
    'фио|ф и о|фамилия имя отчество|фамилия имя|=ф и|полное имя|=волонтёр|=участник|т а ә|таә|' +
    'аты жөні|аты жөні толық|тегі аты әкесінің аты|тегі аты жөні|тегі аты|толық аты|=ерікті|' +
    '=қатысушы|еріктінің аты жөні|full name|=name|=volunteer|fio',
  surname: 'фамилия|тегі|=тек|=фам|surname|last name|family name|familiya',
  givenName: '=имя|=аты|есімі|=есім|=ат|given name|first name|imya',
  patronymic: 'отчество|әкесінің аты|әке аты|=отч|patronymic|middle name|отчество при наличии',
  birthDate:
    'дата рождения|дата рожд|=д р|=др|год рождения|день рождения|=г р|' +
    'дата рождения дд мм гггг|туған күні|туылған күні|туған жылы|туған күні айы жылы|' +
    'туған айы күні жылы|birth date|date of birth|birthday|dob|born|birthdate',
  sex: 'пол|жынысы|жыныс|sex|gender|муж жен|=м ж',
  iin: 'иин|жсн|жсн иин|iin|инн|individual identification number|жеке сәйкестендіру нөмірі',
  phone:
    'телефон|номер телефона|тел|мобильный телефон|мобильный|сотовый|сотовый телефон|моб тел|' +
    'контакт|контакты|контактный телефон|контактный номер|ұялы телефон|телефон нөмірі|' +
    'телефоны|байланыс|байланыс телефоны|ұялы|phone|mobile|phone number|whatsapp|ватсап',
  email:
    'почта|электронная почта|эл почта|электронный адрес|емейл|имейл|e mail|email|=mail|пошта|' +
    'электрондық пошта|эл пошта|электрондық поштасы|адрес электронной почты|e mail address',
  unit:
    'район|район или город|район город|=город|город район|район или город проживания|' +
    'место жительства|населённый пункт|аудан|ауданы|аудан немесе қала|аудан қала|' +
    'тұрғылықты жері|=қала|=қаласы|тұратын ауданы немесе қаласы|district|district or city|' +
    'city|district or city of residence',
  directions:
    'направления|направление|интересные направления|направление волонтёрства|бағыттар|бағыты|' +
    'бағыт|қызықты бағыттар|directions|direction|interests|directions of interest|интересы',
  skills: 'навыки|навык|умения|дағдылар|дағдылары|дағды|қабілеттері|skills|skill',
  languages:
    'языки|знание языков|владение языками|владеет языками|тілдер|тілдері|білетін тілдері|' +
    'languages|spoken languages|какими языками владеет|сөйлейтін тілдері',
  locale: 'язык писем|=язык|язык общения|хат тілі|хаттар тілі|=тілі|language of letters|=language',
  notes:
    'заметка|заметка координатора|примечание|примечания|комментарий|ескерту|ескертпе|=notes|' +
    '=note|coordinator s note',
  guardianName:
    'имя законного представителя|законный представитель|фио родителя|фио родителей|родитель|' +
    'родители|опекун|фио законного представителя|заңды өкілі|заңды өкіл|заңды өкілдің аты|' +
    'заңды өкілдің аты жөні|ата анасы|ата анасының аты жөні|қамқоршы|parent|guardian|' +
    'guardian name|parent name|name of the legal representative|legal representative|' +
    'representative s name',
  motherName: 'мать|мама|фио матери|анасы|анасының аты жөні|ана|mother|mother name',
  fatherName: 'отец|папа|фио отца|әкесі|әкесінің аты жөні|father|father name',
  guardianRelation:
    'кем приходится|кем приходится волонтёру|степень родства|родство|туыстығы|' +
    'туыстық дәрежесі|волонтерге кім болып келеді|кім болып келеді|relation|relationship|' +
    'relation to the volunteer',
  guardianPhone: '',
  guardianEmail: '',
}
