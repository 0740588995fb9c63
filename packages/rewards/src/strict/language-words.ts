/** What strict resolution knows of a language: lists of words in lower case; one that ends in `-` is a beginning. */
export interface LanguageWords {
  /** Deny what stands in their clause. `'t`: after an apostrophe. */
  readonly denies: string
  /** Pairs of words, joined by `+`, that deny nothing. */
  readonly affirms?: string
  /** Begin another clause: but, because, which, and. */
  readonly turns: string
  /** Begin a question that may lack its mark. */
  readonly asks?: string
  /** An answer is called so: answer, correct, option. */
  readonly labels: string
  /** Words without a meaning of their own that may stand before a name: articles, prepositions, is, perhaps. */
  readonly small: string
  /** Articles that a name may have or lack. */
  readonly articles?: string
  /** What a name is of, beside it: city, country, river. */
  readonly classes: string
  /** Of these, what a name may have or lack. */
  readonly optional?: string
  /** Beside a name they make another of it: south, new, university, people. */
  readonly apart: string
  /** Join a name to what it belongs to: of. */
  readonly of?: string
}

export const LANGUAGE_WORDS: Readonly<Record<string, LanguageWords>> = {
  en: {
    denies:
      "not no never neither nor 't cannot isnt wasnt wrong incorrect false except impossible unlikely doubt hardly",
    affirms:
      'not+only not+just not+merely no+doubt a+doubt any+doubt without+doubt beyond+doubt little+doubt',
    turns: 'but because which who where since although while and',
    labels:
      'answer response reply option choice result solution correct right final text candidate assistant',
    small:
      'the a an is it s this that was in at from to of on by my i think believe would be probably perhaps maybe definitely certainly surely undoubtedly yes well so sure likely clearly therefore thus hence as with for and or both called named into near either between',
    articles: 'the',
    classes:
      'town capital country state republic kingdom province county district region river island language mr mrs sir',
    optional: 'language inc ltd corporation corp company plc',
    apart:
      'north south east west northern southern eastern western central equatorial new upper lower greater little old inner outer democratic saint st fort mount lake gulf bay university college airport battle treaty bank duke american british french dutch portuguese spanish people united',
    of: 'of',
  },
  de: {
    denies:
      'nicht kein keine keinen keinem keiner keines nie niemals nein weder keineswegs falsch außer keinesfalls mitnichten kaum unmöglich unwahrscheinlich ausgeschlossen bezweifle',
    affirms: 'nicht+nur kein+zweifel keine+frage kein+anderer keine+andere kein+anderes',
    turns: 'aber sondern weil denn da welche welcher welches obwohl und',
    labels:
      'antwort antworttext lösung ergebnis option auswahl richtige richtig korrekte korrekt text endgültige',
    small:
      'der die das den dem des ein eine einen einem einer es ist war lautet heißt sei wäre in im aus an am auf bei nach von vom zu zum zur ich denke glaube wohl vermutlich wahrscheinlich sicher natürlich zweifellos ohne zweifel ja also vielleicht er sie mit für und oder deine frage entweder sowohl zwischen',
    articles: 'der die das',
    classes:
      'stadt hauptstadt land staat freistaat bundesland republik königreich provinz kreis region fluss insel sprache herr frau',
    optional: 'sprache gmbh ag se kg',
    apart:
      'neu- alt- groß- klein- ober- unter- nord- süd- ost- west- zentral- äquatorial- demokratisch- freie sankt st bad fort universität hochschule flughafen schlacht bank see golf französisch- britisch- amerikanisch-',
    of: 'von',
  },
  id: {
    denies:
      'bukan bukanlah tidak tak tidaklah belum jangan kecuali keliru bukannya takkan mustahil salah selain',
    affirms: 'tidak+hanya bukan+hanya tidak+diragukan tidak+lain tidak+salah salah+satu',
    turns: 'tetapi tapi melainkan karena yang sebab dan sedangkan',
    asks: 'apakah',
    labels: 'jawaban jawabannya opsi pilihan benar tepat teks akhir',
    small:
      'adalah ialah yaitu ini itu di ke dari pada dalam oleh saya kira rasa mungkin tentu pasti ya kemungkinan besar dia ia dan atau dengan namanya bernama antara baik',
    classes: 'kota ibu ibukota negara provinsi kabupaten republik kerajaan sungai pulau wilayah daerah',
    optional: 'bahasa pt',
    apart:
      'utara selatan timur barat tengah tenggara pusat baru lama raya khatulistiwa bahasa orang suku universitas bandara bandar bank danau teluk laut gunung tanjung pertempuran demokratik',
  },
  pt: {
    denies:
      'não nao nem nunca jamais nenhum nenhuma tampouco errado errada incorreto incorreta falso exceto impossível improvável duvido',
    affirms: 'não+só não+apenas não+há não+resta não+duvido nenhuma+dúvida',
    turns: 'mas porque pois onde embora e',
    labels: 'resposta opção alternativa correta correto certa certo final texto letra',
    small:
      'o a os as um uma é foi era em no na nos nas de do da dos das ao à por pelo pela acho creio talvez provavelmente certamente claro sim isto isso ele ela com para e ou se chama entre tanto',
    articles: 'o a os as',
    classes:
      'cidade capital país estado república reino província distrito município região rio ilha língua idioma',
    optional: 'língua idioma sa ltda',
    apart:
      'norte sul leste oeste oriental ocidental meridional setentrional equatorial central democrátic- popular nova novo velha velho alta alto baixa baixo grande são santa santo universidade aeroporto batalha banco lago golfo monte frances- britânic- american-',
    of: 'de do da dos das',
  },
  ar: {
    denies: 'ليس ليست ليسوا لست لا لم لن غير كلا خطأ خاطئة خاطئ باستثناء عدا مستحيل أشك',
    affirms: 'لا+شك ليس+فقط لا+ريب',
    turns: 'لكن ولكن بل لأن لأنها لأنه حيث التي الذي',
    asks: 'هل',
    labels: 'الإجابة إجابة الجواب جواب الخيار خيار الصحيحة الصحيح النهائية نص الاختيار',
    small: 'هي هو إنها إنه في من إلى على عن أن إن أنها أنه نعم ربما كانت كان أعتقد هذه هذا ذلك تلك مع و',
    classes:
      'مدينة عاصمة العاصمة دولة الدولة بلد جمهورية مملكة ولاية محافظة إقليم نهر جزيرة اللغة لغة المدينة',
    optional: 'اللغة لغة شركة',
    apart: 'شمال جنوب شرق غرب وسط جامعة مطار معركة معاهدة بنك مصرف بحيرة خليج بحر جبل شعب أهل نادي حرب',
  },
  bn: {
    denies: 'নয় না নেই নাই নন নহে নি ভুল ছাড়া ব্যতীত অসম্ভব',
    affirms: 'সন্দেহ+নেই শুধু+নয়',
    turns: 'কিন্তু কারণ যা যেখানে এবং বরং',
    labels: 'উত্তর উত্তরটি উত্তরের পাঠ্য সঠিক বিকল্প চূড়ান্ত জবাব',
    small: 'হলো হল হচ্ছে এটি এই এটা সেটি তিনি আমার মনে হয় সম্ভবত নিশ্চয়ই হ্যাঁ ও এবং বা',
    classes: 'শহর নগর রাজধানী দেশ রাষ্ট্র রাজ্য জেলা বিভাগ প্রদেশ নদী দ্বীপ ভাষা প্রজাতন্ত্র',
    optional: 'ভাষা',
    apart:
      'উত্তর দক্ষিণ পূর্ব পশ্চিম মধ্য নিরক্ষীয় নিউ নতুন বৃহত্তর গণতান্ত্রিক বিশ্ববিদ্যালয় বিমানবন্দর ব্যাংক যুদ্ধ হ্রদ উপসাগর ফরাসি ব্রিটিশ',
  },
  sw: {
    denies:
      'si siyo sio sivyo siye hapana hakuna haikuwa hakuwa haiko haipo sidhani siamini isipokuwa kosa wala kamwe haiwezi haiwezekani badala',
    affirms: 'si+tu hakuna+shaka hapana+shaka',
    turns: 'lakini bali kwa kwani ambayo ambao ambaye',
    labels: 'jibu majibu sahihi chaguo maandishi herufi mwisho',
    small:
      'ni katika kwenye nchini jijini mjini huko hii hiyo hicho huyu yake nadhani labda pengine ndiyo bila shaka na au kutoka alizaliwa ndio naam ama baina ali- ana- ame- ili- ina- ime- wali- wana- wame-',
    classes: 'jiji mji mkuu nchi mkoa wilaya jimbo kisiwa mto jamhuri ufalme lugha kaunti',
    optional: 'lugha',
    apart:
      'kusini kaskazini mashariki magharibi kati mpya kuu kidemokrasia kikuu chuo uwanja benki ziwa ghuba mlima vita',
    of: 'ya wa la za cha vya',
  },
  es: {
    denies:
      'no ni nunca jamás tampoco ningún ninguno ninguna incorrecto incorrecta falso falsa excepto salvo imposible improbable dudo',
    affirms: 'no+solo no+sólo no+hay no+cabe no+dudo ninguna+duda',
    turns: 'pero sino porque pues donde aunque y',
    labels: 'respuesta opción alternativa correcta correcto final texto letra',
    small:
      'el la los las lo un una es fue era está en de del al a por con para creo pienso quizás quizá probablemente tal vez seguramente claro sí esto eso ella él y o se llama son entre tanto',
    articles: 'los las',
    classes:
      'ciudad capital país estado república reino provincia departamento municipio región río isla lengua idioma',
    optional: 'lengua idioma sa',
    apart:
      'norte sur este oeste oriental occidental meridional septentrional ecuatorial central democrátic- popular nueva nuevo vieja viejo alta alto baja bajo gran grande san santa santo universidad aeropuerto batalla banco puerto lago golfo monte frances- británic- american-',
    of: 'de del',
  },
  ru: {
    denies:
      'не нет ни никогда неверно неправильно неверный неправильный нельзя кроме ошибка вряд едва невозможно маловероятно исключено исключён вместо',
    affirms: 'не+только нет+сомнений не+иначе нет+сомнения',
    turns: 'но а однако потому который которая которое где и так',
    labels: 'ответ ответа текст вариант правильный верный правильного итоговый окончательный',
    small:
      'это в во на из с со к от до по для о об при у он она оно и или да наверное вероятно возможно несомненно конечно думаю скорее всего я мой есть был была является называется может быть точно либо между',
    classes:
      'город городе города г столица столице страна стране страны государство республика республике королевство область край река реке остров язык языка языке',
    optional: 'язык',
    apart:
      'северн- южн- восточн- западн- центральн- экваториальн- новый новая новое нового новой новом старый старая старой верхн- нижн- велик- малый малая малой демократическ- народн- французск- британск- американск- санкт университет- аэропорт- битва банк- озер- залив- фк',
  },
  fr: {
    denies:
      "ne pas non ni jamais aucun aucune nullement faux fausse incorrect incorrecte sauf excepté hormis guère impossible improbable n'",
    affirms: 'pas+seulement non+seulement aucun+doute',
    turns: 'mais car parce puisque qui où et',
    labels: 'réponse option choix bonne correcte exacte texte finale lettre',
    small:
      'le la les l un une c est était ce en au aux à de du des d dans par pour avec et ou il elle je pense crois peut être probablement sans doute sûrement bien sûr oui s appelle qu ceci cela sont soit entre',
    articles: 'le la les l',
    classes:
      'ville capitale pays état république royaume province département région commune fleuve rivière île langue monsieur madame',
    optional: 'langue sa sas',
    apart:
      'nord sud ouest oriental- occidental- septentrional- méridional- équatorial- central- démocratique populaire nouvel- nouveau vieux vieille haut haute bas basse grand grande saint sainte université aéroport bataille banque lac golfe mont port fort français- britannique- américain- néerlandais- allemande',
    of: 'de du des d',
  },
}
