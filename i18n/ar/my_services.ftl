# Choosing who shall help, and her own help.

days-since-decision = { $days ->
    [0] صدر القرار اليوم
    [one] مضى يوم واحد على القرار
    [two] مضى يومان على القرار
    [few] مضت { $days } أيام على القرار
   *[other] مضى { $days } يوماً على القرار
}
how-often = { $weeks ->
    [1] { $times ->
        [7] كل يوم
        [one] مرة في الأسبوع
        [two] مرتان في الأسبوع
        [few] { $times } مرات في الأسبوع
       *[other] { $times } مرة في الأسبوع
    }
    [2] { $times ->
        [one] كل أسبوعين
        [two] مرتان كل أسبوعين
        [few] { $times } مرات كل أسبوعين
       *[other] { $times } مرة كل أسبوعين
    }
   *[other] { $times ->
        [one] مرة كل { $weeks } أسابيع
        [two] مرتان كل { $weeks } أسابيع
        [few] { $times } مرات كل { $weeks } أسابيع
       *[other] { $times } مرة كل { $weeks } أسابيع
    }
}
help-without-visits = يُركَّب ويعمل دون زيارات
nothing-said = لم يُذكر شيء

choose-title = من سيساعدك؟
choose-lead = { $count ->
    [one] يستطيع مقدم خدمة واحد أن يبدأ عندك.
    [two] يستطيع مقدما خدمة أن يبدآ عندك. الترتيب بالقرعة.
    [few] يستطيع { $count } من مقدمي الخدمة أن يبدؤوا عندك. الترتيب بالقرعة.
   *[other] يستطيع { $count } من مقدمي الخدمة أن يبدؤوا عندك. الترتيب بالقرعة.
}
choose-again = لم يستطع { $provider } قبول الطلب. اختر من جديد.
choose-nothing = ليس لديك ما تختاره الآن.
choose-nobody = لا يوجد مقدم خدمة لديه وقت حيث تسكن الآن. اتصل بنا وسنرتب الأمر.
choose-pages = مقدمو خدمة آخرون
choose-shown = { $first } و{ $last } من { $count }
choose-shown-one = { $number } من { $count }
choose-previous = السابق
choose-next = عرض مزيد من مقدمي الخدمة
choose-caption = { $count ->
    [one] معلومات عن مقدم الخدمة
   *[other] المعلومات نفسها عن الاثنين
}
choose-fact-people = عدد من يأتون إلى بيتك خلال أسبوعين
choose-people = { $count ->
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
   *[other] { $count } شخصاً
}
choose-fact-satisfied = عملاء راضون
choose-fact-languages = اللغات
choose-fact-nights = مساعدة في الليل
choose-nights-yes = نعم
choose-nights-no = لا، تأتي البلدية حينها
choose-fact-run-by = تديره
choose-municipal = البلدية
choose-private = شركة خاصة
choose-legend = من تختار؟
choose-not-legend = هل تفضل ألا تختار؟
choose-not = لا أريد أن أختار
choose-in-turn = عندها تحصل على صاحب الدور: { $provider }. يمكنك التغيير متى شئت.
choose-continue = متابعة

consent-title = هذا ما سيعرفه { $provider }
consent-chosen = اقرأ كل شيء. لا يُرسل شيء قبل أن توافق.
consent-in-turn = هم أصحاب الدور. اقرأ كل شيء. لا يُرسل شيء قبل أن توافق.
consent-assigned = هم من يقدمون المساعدة حيث تسكن. اقرأ كل شيء. لا يُرسل شيء قبل أن توافق.
consent-told = هذا ما سيعرفونه
consent-name = الاسم
consent-born = تاريخ الميلاد
consent-address = العنوان
consent-phone = الهاتف
consent-language = اللغة
consent-goals = الأهداف
consent-more = يحتاجون أيضاً إلى معرفة هذا
consent-access = كيف يدخلون؟
access-opens-herself = أفتح الباب بنفسي
access-key-cabinet = خزانة مفاتيح
access-key-with-provider = يحصلون على مفتاح
consent-critical = هل هناك أمر مهم يجب معرفته أولاً؟
consent-critical-hint = مثلاً: لا أقف بثبات، حساسية، ضعف في السمع.
consent-contact = هل يمكنهم الاتصال بقريبك؟
consent-legend = موافقتك
consent-yes = نعم، يمكن أن يعرف { $provider } هذا
consent-hint = إن لم يجيبوا في الوقت المحدد ينتقل السؤال إلى صاحب الدور التالي. تُحفظ موافقتك بتاريخ اليوم.
consent-missing = ضع علامة في المربع إن كنت موافقاً.
consent-send = أرسل الطلب
consent-back = اختر غيره

my-services-title = مساعدتي
my-services-none = لم تُمنح أي مساعدة بعد.
my-services-choose = اختر من سيساعدك
my-services-next = الزيارة القادمة
my-services-comes = سيأتي { $name }.
my-services-provider = من يساعدونك
my-services-who = مقدم الخدمة
my-services-consented = وافقت في
my-services-granted = ما يحق لك
my-services-since = بدأت في { $day }
my-services-asked = أُرسل الطلب. سيرد { $name } في موعد أقصاه { $day }.
my-services-been = زيارات سابقة
my-services-earlier = زيارات أخرى، { $month }: { $count }
my-services-was-there = كان { $name } هنا.
my-services-not-home = لم يفتح أحد. لم تتم الزيارة.
my-services-not-reported = لم يصل شيء عن الزيارة بعد.
my-services-cancelled-by-person = لم تقبل الزيارة. لم تتم.
my-services-cancelled-by-provider = ألغى مقدم الخدمة الزيارة. لم تتم.
care-plan-title = هكذا تحصل على المساعدة
care-plan-agree-title = هل الخطة صحيحة؟
care-plan-agree-lead = كتب { $name } كيف ستقدَّم المساعدة. اقرأها ووافق إن كانت صحيحة.
care-plan-agree = نعم، الخطة صحيحة
care-plan-agree-hint = أليست صحيحة؟ اتصل بمقدم الخدمة لتكتبوها من جديد.
care-plan-agreed-in-app = تمت الموافقة هنا في { $day }
care-plan-agreed-orally = تمت الموافقة شفهياً في { $day }
care-plan-goal = الهدف
care-plan-what = ماذا
care-plan-when = متى
care-plan-how = كيف
care-plan-who = من
care-plan-contact = مسؤول الرعاية الثابت
care-plan-contact-none = لم يُختر أحد
care-plan-her-say = ما تريده أنت
care-plan-follow-up = المتابعة

refusal-no-open-choice = ليس هناك ما تختاره الآن.
refusal-provider-full = لا يستطيع { $name } قبول المزيد الآن. اختر غيره.
refusal-consent-missing = وافق على المعلومات أولاً. دون موافقتك لا يعرف مقدم الخدمة شيئاً.
refusal-nobody-in-turn = لا يوجد مقدم خدمة لديه وقت حيث تسكن الآن. اتصل بنا وسنرتب الأمر.
refusal-choice-policy-missing = لم تقرر البلدية بعد كيف يُختار مقدم الخدمة.
refusal-plan-already-agreed = تمت الموافقة على الخطة من قبل.
refusal-ordered-by-hand = بياناتك محمية. يرتّب مسؤول ملفك المساعدة معك. اتصل به.
