# من قرأ: ما يراه الشخص من السجل (2001:454 المادة 10) وأسئلته عنه.
own-log-title = من قرأ
own-log-lead = كلما فتح أحد ما هو مكتوب عنك يُضاف سطر هنا. لا يمكن لأحد حذفه دون أن يظهر ذلك.
own-log-link-hint = من فتح بياناتك ومتى ولماذا
own-log-tabs = من الذين قرأوا
own-log-staff = العاملون
own-log-own = أنت ومن يمثلك
own-log-none-staff = لم يفتح أحد من العاملين في مساعدتك بياناتك بعد.
own-log-none-own = لم يفتح أحد بياناتك من هنا بعد.
own-log-no-names = ترى هنا وظيفة القارئ ووحدته. إذا أردت معرفة المزيد فيمكنك أن تسأل.
own-log-lists = القوائم التي يكون فيها اسمك سطرًا بين أسماء أخرى، مثل قائمة زيارات اليوم للرعاية المنزلية، لا تظهر هنا.
own-log-day = { $day }، { $count ->
    [zero] { $count } مرة
    [one] مرة واحدة
    [two] مرتان
    [few] { $count } مرات
    [many] { $count } مرة
   *[other] { $count } مرة
}
own-log-by = { $role }، { $place }
own-log-you = أنت
own-log-at = الساعة { $times }
own-log-many = { $count ->
    [few] { $count } مرات
   *[other] { $count } مرة
} بين الساعة { $first } والساعة { $last }
own-log-ask = اسأل عن هذا
own-log-asked = اقرأ سؤالك عن هذا
own-log-older = عرض الأقدم
own-log-newest = عرض الأحدث
own-log-ask-lead = يصل سؤالك إلى من يراجع قراءة البيانات. ومن فتح بياناتك لا يجيب بنفسه أبدًا.
own-log-question = ماذا تريد أن تسأل؟
own-log-question-hint = مثلًا: لماذا احتاج أحد إلى فتح بياناتك.
own-log-send = أرسل السؤال
own-log-you-asked = سألت في { $when }
own-log-agent-asked = سأل من يمثلك في { $when }
own-log-waits = لم تتلقَّ جوابًا بعد. نجيب في موعد أقصاه { $day }.
own-log-answered = أجاب { $name }، { $title }، في { $when }
own-log-answered-unnamed = أجاب { $title } في { $when }
own-log-ask-again = اسأل سؤالًا آخر
read-why = ضمن العمل
read-why-case-file = للعمل على قضيتك
read-why-emergency = فتح طارئ
read-why-covering = نيابة عن زميل
read-why-decide = لكتابة القرار
read-why-sign = للتوقيع
read-why-identity = لمساعدتك في تسجيل الدخول
read-why-follow-up = لمتابعة المساعدة
read-why-register-mandate = لتسجيل من يمثلك
read-why-economy = لحساب الرسوم
read-why-settlement = لمراجعة تعويض مقدّم الخدمة
read-why-order = لتخطيط المساعدة
read-why-visits = للقيام بالزيارات
read-why-log-review = للإجابة عن سؤالك
notification-log-answered-subject = لديك جواب في الخدمة الإلكترونية لبلدية { $municipality }
notification-log-answered-body = لقد أجبنا عن سؤال منك. سجّل الدخول إلى الخدمة الإلكترونية لبلدية { $municipality } لقراءة الجواب. اكتب العنوان بنفسك في المتصفح.
refusal-question-without-words = اكتب ما تريد أن تسأل عنه.
refusal-asked-already = لقد سألت عن هذا من قبل. انتظر الجواب.
