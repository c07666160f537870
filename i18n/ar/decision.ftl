# القرار كما يقرؤه صاحبه.

decision-title-granted = تحصل على { $granted }
decision-title-partly = تحصل على { $granted }، ولا تحصل على { $refused }
decision-title-refused = لا تحصل على { $refused }
decision-title-open = القرار الخاص بك
decision-title-written-off = لقد سحبت طلبك
decision-service-home-care = الرعاية المنزلية
decision-service-household-service = المساعدة في الأعمال المنزلية
decision-service-personal-care = الرعاية الشخصية
decision-service-home-night = المساعدة ليلاً
decision-service-safety-alarm = جهاز إنذار الأمان
decision-service-meal-delivery = توصيل الوجبات
decision-service-escort = المرافقة
decision-service-respite = إراحة القريب
decision-service-day-activity = النشاط النهاري
decision-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
decision-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
   *[other] { $count } دقيقة
}
decision-often-always = ليلاً ونهاراً
decision-often-daily = { $times ->
    [one] كل يوم
    [two] مرتان في اليوم
    [few] { $times } مرات في اليوم
   *[other] { $times } مرة في اليوم
}
decision-often-weekly = { $times ->
    [one] مرة في الأسبوع
    [two] مرتان في الأسبوع
    [few] { $times } مرات في الأسبوع
   *[other] { $times } مرة في الأسبوع
}
decision-often-every-weeks = { $weeks ->
    [2] كل أسبوعين
    [3] كل ثلاثة أسابيع
   *[other] كل أربعة أسابيع
}
decision-often-in-weeks = عدد المرات في { $weeks } أسابيع: { $times }
decision-met-by = { $service }: { $by } يساعدك وقد وافق على ذلك.
decision-not-granted = ما لا تحصل عليه
decision-met-otherwise = ما يُرتَّب بطريقة أخرى
decision-withdrawn = ما سحبته

notification-decision-subject = لديك رسالة جديدة في الخدمة الإلكترونية لبلدية { $municipality }
notification-decision-body = لديك رسالة جديدة في الخدمة الإلكترونية لبلدية { $municipality }. سجّل الدخول لقراءتها. اكتب العنوان بنفسك في المتصفح.
notification-communication-subject = لديك رسالة جديدة في الخدمة الإلكترونية لبلدية { $municipality }
notification-communication-body = لديك رسالة جديدة في الخدمة الإلكترونية لبلدية { $municipality }. سجّل الدخول لقراءتها. اكتب العنوان بنفسك في المتصفح.

own-decision-tag = قرار { $day }
own-decision-time = تحصل على مساعدة { $time } في الأسبوع. تبدأ المساعدة في { $day }.
own-decision-starts = تبدأ المساعدة في { $day }.
own-decision-granted = ما تحصل عليه
own-decision-choose = اختر من سيساعدك
own-decision-why = لماذا جاء القرار هكذا؟
own-decision-fee = رسومك
own-decision-appeal = إذا لم تكن راضياً
own-decision-appeal-lead = يمكنك الطعن حتى { $day }. نحن نساعدك.
own-decision-appeal-by = في موعد أقصاه { $day }
own-decision-help = اتصل بنا إذا أردت مساعدة في الكتابة:
own-decision-decided-by = اتخذ القرار { $name }، { $title }.
own-decision-decided-by-unnamed = اتخذ القرار { $title }.
own-decision-presented-by = أجرى الدراسة { $name }، { $title }.
own-decision-presented-by-unnamed = أجرى الدراسة { $title }.
own-decision-appeal-swedish = هذا نص القرار. النص السويدي هو المعتمد.
own-decision-who = من اتخذ القرار
own-decision-law = القانون الذي يستند إليه القرار
own-decision-letter = اقرأ الرسالة كاملة (PDF)
own-decision-letter-hint = الرسالة بالسويدية هي المعتمدة
own-decision-back = قضيتي
own-partly = لا تحصل على كل ما طلبته: { $reason }

own-communication-title = اقرأ هذا قبل أن نقرر
own-communication-lead = هذا ما توصلنا إليه. هل هو صحيح؟ أجب في موعد أقصاه { $day }.
own-communication-proposal = ما ننوي أن نقرره
own-communication-result-granted = تحصل عليه
own-communication-result-partly = تحصل على جزء منه
own-communication-result-refused = لا تحصل عليه
own-communication-result-withdrawn = لقد سحبته
own-communication-result-met-otherwise = يُرتَّب بطريقة أخرى، عن طريق { $by }
own-communication-tasks = المساعدة التي نقترحها
own-communication-time = المجموع { $time } في الأسبوع.
own-communication-areas = هكذا فهمنا احتياجاتك
own-communication-said = قلت: «{ $text }»
own-communication-goal = الهدف: { $text }
own-communication-need-none = تستطيع هذا دون مساعدة.
own-communication-need-met-otherwise = { $by } يساعدك في هذا.
own-communication-need-service = تحتاج إلى مساعدة في هذا.
own-communication-answer = ماذا تريد أن تقول؟
own-communication-no-remarks = هذا صحيح، ليس لدي ما أضيفه
own-communication-remarks = أريد أن أقول شيئاً
own-communication-oral = أفضّل أن أتحدث معكم
own-communication-oral-hint = لك الحق في أن تتحدث شفهياً. سنتصل بك.
own-communication-text = اكتب ما تريد أن تقوله
own-communication-optional = اختياري
own-communication-send = أرسل الجواب
own-communication-silent = إذا لم تجب فسنقرر بعد { $day }.
own-communication-answered = شكراً. وصلنا جوابك في { $when }.
own-communication-next = يقرؤه { $name } الآن. ثم تحصل على القرار. لا تحتاج إلى فعل شيء.
own-communication-next-unnamed = نقرؤه الآن. ثم تحصل على القرار. لا تحتاج إلى فعل شيء.
own-communication-decided = تم اتخاذ القرار. ستجده في صفحة قضيتي.
own-communication-sent-by = من { $name }، { $title }
own-communication-sent-by-unnamed = من { $title }

task-cleaning = التنظيف
task-laundry = غسل الملابس
task-shopping = التسوق
task-errands = الصيدلية والبريد والمشاوير
task-breakfast = الفطور
task-lunch = تسخين الغداء
task-shower = الاستحمام
task-morning = المساعدة صباحاً
task-dressing = ارتداء الملابس وخلعها
task-toilet = المساعدة في المرحاض
task-eating = المساعدة في الطعام
task-moving = المساعدة في الحركة
task-day-check = زيارة نهاراً
task-night-check = زيارة ليلاً
task-alarm = جهاز إنذار الأمان
task-walk = نزهة
task-escort = المرافقة
task-respite = إراحة القريب
task-company = الصحبة

refusal-last-day-too-soon = يلزم وقت للإجابة. اختر { $earliest } أو يوماً بعده.
refusal-already-answered = وصل جوابك من قبل. الجواب الأول هو المعتمد.
refusal-answer-missing = اكتب ما تريد أن تقوله، أو اختر جواباً آخر.
refusal-answer-too-late = انتهت الدراسة. اتصل بنا إذا أردت أن تقول المزيد. يمكنك أيضاً الطعن في القرار عند صدوره.
field-missing-answer = اختر جواباً.
