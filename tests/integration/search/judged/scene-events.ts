/**
 * Events of the judged scene: Kazakh | Russian | English | unit | direction | place in Kazakh | place in Russian | days from today.
 * Near misses stand beside what is asked for on purpose: similar titles, shared places, one word in common.
 */
export const sceneEvents = `
Қан тапсыру күні | День сдачи крови | Blood donation day | kokshetau | medical | Облыстық қан орталығы | Областной центр крови | 12
Қан қысымын өлшеу науқаны | Кампания по измерению давления | Blood pressure check campaign | kokshetau | medical | Орталық базар | Центральный рынок | 20
Сүйек кемігінің доноры болу: ашық дәріс | Как стать донором костного мозга: открытая лекция | Becoming a bone marrow donor: an open lecture | stepnogorsk | medical | Қалалық емхана | Городская поликлиника | 30
Қылшақты жағалауын тазалау | Уборка берега реки Кылшакты | Cleaning the banks of the Kylshakty | kokshetau | eco | Қылшақты өзені | Река Кылшакты | 9
Есіл өзенін қоқыстан тазарту | Очистка реки Есиль от мусора | Clearing rubbish from the Yesil river | esil | eco | Есіл жағалауы | Набережная Есиля | 15
Қопа көліндегі мұз үстіндегі сенбілік | Субботник на льду озера Копа | Clean-up on the ice of Lake Kopa | kokshetau | eco | Қопа көлі | Озеро Копа | -30
Мектеп ауласына алма ағашын егу | Посадка яблонь на школьном дворе | Planting apple trees in a school yard | shortandy | eco | №2 мектеп | Школа №2 | 40
Қарағай көшеттерін отырғызу | Посадка саженцев сосны | Planting pine seedlings | burabay | eco | Бурабай ұлттық паркі | Национальный парк «Бурабай» | 44
Орман өртінен кейінгі көшет отырғызу | Посадка леса после пожара | Replanting forest after the fire | zerendi | eco | Зеренді орман шаруашылығы | Зерендинский лесхоз | 50
Батареяларды жинау апталығы | Неделя сбора батареек | Battery collection week | kosshy | eco | Сауда орталығы | Торговый центр | 7
Макулатура жинау марафоны | Марафон по сбору макулатуры | Waste paper marathon | atbasar | eco | Атбасар колледжі | Атбасарский колледж | 18
Қысқы киім жинау | Сбор тёплых вещей | Winter clothes drive | akkol | social | Мәдениет үйі | Дом культуры | 6
Мектеп керек-жарағын жинау | Сбор школьных принадлежностей | School supplies drive | arshaly | children | Аудандық кітапхана | Районная библиотека | -90
Ардагерлерге отын дайындау | Заготовка дров для ветеранов | Firewood for veterans | sandyktau | social | Балкашин ауылы | Село Балкашино | 11
Жалғызбасты аналарға үйде көмек | Помощь на дому одиноким матерям | Help at home for single mothers | birzhan-sal | social | Степняк қаласы | Город Степняк | 13
Мүгедектігі бар балаларға арналған серуен | Прогулка с детьми с инвалидностью | A walk with children with disabilities | kokshetau | inclusive | Қалалық саябақ | Городской парк | 10
Ымдау тілі сабағы | Урок жестового языка | Sign language lesson | kokshetau | inclusive | «Тірек» орталығы | Центр «Тірек» | 22
Брайль кітаптарын тарату | Раздача книг шрифтом Брайля | Giving out books in Braille | stepnogorsk | inclusive | Қалалық кітапхана | Городская библиотека | 25
Арбадағы адамдарға пандус жасау | Устройство пандусов для людей на колясках | Building ramps for wheelchair users | atbasar | inclusive | Атбасар қаласы | Город Атбасар | 35
Балалар үйіндегі жаңа жылдық қойылым | Новогоднее представление в детском доме | New Year show at the children's home | kokshetau | children | Балалар үйі | Детский дом | 33
Жетім балаларға шахмат үйірмесі | Шахматный кружок для сирот | Chess club for orphans | zharkain | children | Державинск қаласы | Город Державинск | 19
Қарттарға смартфон үйрету | Обучение пожилых смартфону | Teaching older people to use a smartphone | kosshy | digital | Қосшы мәдениет үйі | Дом культуры Косшы | 8
Интернет алаяқтардан қорғану | Защита от интернет-мошенников | Protection from online fraud | kokshetau | digital | Технопарк | Технопарк | 14
Бағдарламалау негіздері: ауыл мектебі | Основы программирования: сельская школа | Programming basics: a village school | egindykol | digital | Егіндікөл мектебі | Егиндыкольская школа | 28
Ауыл тарихын жазып алу | Запись истории села | Recording a village's history | korgalzhyn | heritage | Қорғалжын мұражайы | Коргалжынский музей | 26
Қорық құстарын санау | Подсчёт птиц в заповеднике | Counting birds in the reserve | korgalzhyn | eco | Қорғалжын қорығы | Коргалжынский заповедник | 60
Қорымды тазарту және қоршау | Уборка и ограждение кладбища | Tidying and fencing the cemetery | zhaksy | heritage | Жақсы ауылы | Село Жаксы | 41
Балбал тастарды қорғау экспедициясы | Экспедиция по защите каменных изваяний | Expedition to protect stone statues | ereymentau | heritage | Ерейментау тауы | Горы Ерейментау | 55
Қобыз бен домбыра кеші | Вечер кобыза и домбры | An evening of kobyz and dombra | kokshetau | cultural | Филармония | Филармония | 16
Айтыс: жас ақындар сайысы | Айтыс: состязание молодых акынов | Aitys: a contest of young poets | zerendi | cultural | Зеренді мәдениет сарайы | Дворец культуры Зеренды | 21
Абай оқулары | Абаевские чтения | Abai readings | kokshetau | cultural | Облыстық кітапхана | Областная библиотека | 29
Кино түні ашық аспан астында | Ночь кино под открытым небом | Open-air cinema night | burabay | cultural | Щучинск қаласы | Город Щучинск | 31
Көкшетау жартылай триатлоны | Кокшетауский полутриатлон | Kokshetau half triathlon | kokshetau | sport | Көкше шыңы | Гора Кокше | 47
Шаңғымен жүру күні | День лыжных прогулок | Ski walking day | burabay | sport | Шаңғы базасы | Лыжная база | 34
Ауылдың асық ату турнирі | Сельский турнир по асыкам | Village asyk tournament | bulandy | sport | Макинск қаласы | Город Макинск | 17
Велошеру: таза ауа | Велопробег «Чистый воздух» | Bicycle ride for clean air | stepnogorsk | sport | Бейбітшілік алаңы | Площадь Мира | 37
Жоғалған адамды іздеу: үйлестіру жиыны | Поиск пропавшего: сбор координаторов | Search for a missing person: coordinators' meeting | tselinograd | search | Ақмол ауылы | Село Акмол | 5
Иттерді іздеуге үйрету | Обучение собак поиску | Training dogs for search | shortandy | search | Кинология алаңы | Кинологическая площадка | 24
Су тасқыны кезінде эвакуация жаттығуы | Учения по эвакуации при паводке | Evacuation drill for floods | atbasar | emergency | Атбасар қаласы | Город Атбасар | 38
Боранда жолда қалғандарға көмек | Помощь застрявшим в буран | Help for people stranded by a blizzard | astrakhan | emergency | Астрахан ауылы | Село Астраханка | 4
Далалық өртті сөндіруге дайындық | Подготовка к тушению степных пожаров | Preparing to fight steppe fires | esil | emergency | Есіл қаласы | Город Есиль | 48
Мысықтар мен күшіктерге жаңа үй | Новый дом кошкам и щенкам | New homes for cats and puppies | kokshetau | animals | Баспана | Приют | 23
Қаңғыбас иттерді вакцинациялау | Вакцинация бездомных собак | Vaccinating stray dogs | kosshy | animals | Ветеринария бекеті | Ветеринарный пункт | 27
Киіктерді күзету жасағы | Отряд охраны сайгаков | Saiga guard patrol | korgalzhyn | animals | Қорғалжын даласы | Коргалжынская степь | 61
Тегін заң кеңесі | Бесплатная юридическая консультация | Free legal advice | kokshetau | legal | Әділет басқармасы | Управление юстиции | 10
Еңбек дауы бойынша кеңес | Консультация по трудовым спорам | Advice on labour disputes | stepnogorsk | legal | Кәсіподақ үйі | Дом профсоюзов | 32
Мобилография шеберханасы | Мастерская мобилографии | Mobile video workshop | kokshetau | media | Медиахаб | Медиахаб | 15
Подкаст жазу: ерікті дауысы | Запись подкаста: голос волонтёра | Podcast recording: a volunteer's voice | kosshy | media | Қосшы студиясы | Студия Косшы | 36
Банк қызметкерлерінің корпоративтік сенбілігі | Корпоративный субботник сотрудников банка | Bank employees' corporate clean-up | kokshetau | corporate | Орталық алаң | Центральная площадь | 20
Жас дәрігерлер ауылда | Молодые врачи в селе | Young doctors in the village | egindykol | medical | Егіндікөл ауылы | Село Егиндыколь | 39
Тіс тазалау сабағы балабақшада | Урок чистки зубов в детском саду | Tooth-brushing lesson at a nursery | zhaksy | medical | «Бөбек» балабақшасы | Детский сад «Бобек» | 42
Математика олимпиадасына көмекшілер | Помощники на олимпиаде по математике | Helpers at the mathematics olympiad | kokshetau | education | Назарбаев зияткерлік мектебі | Назарбаев интеллектуальная школа | 43
Қазақ тілін үйрену клубы | Клуб изучения казахского языка | Kazakh language club | stepnogorsk | education | Достық үйі | Дом дружбы | 18
Түнгі кітапхана | Библионочь | Library night | atbasar | education | Атбасар кітапханасы | Атбасарская библиотека | 45
Әжелер мектебі: киіз басу | Школа бабушек: валяние войлока | Grandmothers' school: felt making | zerendi | silver | Зеренді ауылы | Село Зеренда | 46
Аға буынның скандинавиялық жүрісі | Скандинавская ходьба для старшего поколения | Nordic walking for seniors | kokshetau | silver | Қалалық саябақ | Городской парк | 9
Мереке күнгі көше шеруі | Праздничное уличное шествие | Festive street parade | kokshetau | event | Абылай хан алаңы | Площадь Абылай хана | 49
Волонтерлер форумы: жаңа көзқарас | Форум волонтёров: новый взгляд | Volunteers' forum: a new view | kokshetau | event | Конгресс-орталық | Конгресс-центр | 51
Ыстық тамақ тарату | Раздача горячего питания | Hot meals | kokshetau | social | Теміржол вокзалы | Железнодорожный вокзал | 3
Үйсіздерге көмек түні | Ночь помощи бездомным | A night for the homeless | kokshetau | social | Түнгі баспана | Ночлежка | 2
`
