site-name = رعاية المسنين في { $municipality }
site-description = اسأل، وقدّم طلبًا، وتابع المساعدة التي تحصل عليها في رعاية المسنين.
brand-of-municipality = رعاية المسنين في { $municipality }
skip-to-content = إلى المحتوى
places-label = الصفحات
language-menu = اللغة
choose-municipality = التغيير إلى { $municipality }
accessibility-link = إمكانية الوصول
sign-in-link = تسجيل الدخول
sign-out = تسجيل الخروج

call-label = اتصل بنا
call-verb = اتصل
call-open-until = نرد اليوم حتى الساعة { $closes }
call-opens = نرد في أيام العمل { $opens }–{ $closes }

place-my-case = قضيتي
place-my-services = مساعدتي
place-my-fee = رسومي
place-outbox = صندوق الصادر

sign-in-title = تسجيل الدخول
sign-in-lead = تدخل بدون كلمة مرور.
sign-in-with-passkey = سجّل الدخول بمفتاحك
sign-in-failed = لم يتم تسجيل الدخول. حاول مرة أخرى.
sign-in-needs-script = تسجيل الدخول بالمفتاح يحتاج إلى JavaScript. اتصل بنا إذا احتجت إلى مساعدة.
invited-title = أنشئ مفتاحك
invited-lead = مرحبًا { $name }. أنشئ مفتاحًا على هذا الجهاز، ثم سجّل الدخول به.
invited-make-passkey = أنشئ المفتاح

demo-label = عرض تجريبي
demo-made-up = عرض تجريبي: جميع الأشخاص والأرقام مختلقة. الوقت الآن { $day }.
demo-tomorrow = غدًا
demo-next-month = الشهر القادم
demo-change-person = تغيير الشخص
demo-post-link = البريد الصادر
demo-choose-person = اختر شخصًا مختلقًا
demo-choose-lead = في العرض التجريبي تسجّل الدخول باختيار من تريد أن تكون.
role-citizen = يطلب المساعدة أو يحصل عليها

refused-title = لم ينجح ذلك
refused-back = ارجع
refusal-not-found = لم نجد ما تبحث عنه.
refusal-not-allowed = هذه الصفحة ليست لك. سجّل الدخول كشخص آخر إذا كان لك دور آخر.
refusal-state-has-moved = تغيّر شيء منذ أن فتحت الصفحة. انظر إليها مرة أخرى وحاول من جديد.
refusal-already-sent = تم إرسال هذا من قبل. ما وصل أولًا هو المعتمد.
refusal-invite-unusable = لا يمكن استخدام الرابط. اطلب رابطًا جديدًا من المسؤول.
refusal-passkey-unknown = لا نعرف هذا المفتاح. اطلب رابطًا جديدًا من المسؤول.

failure-400-title = لم نفهم ما أُرسل
failure-400-text = لم يُحفظ شيء. ارجع وحاول مرة أخرى.
failure-403-title = لا يمكن ذلك من هنا
failure-403-text = لم يُحفظ شيء. افتح الصفحة من جديد وحاول مرة أخرى.
failure-404-title = لا توجد صفحة كهذه
failure-404-text = قد يكون العنوان مكتوبًا بشكل خاطئ أو انتقلت الصفحة.
failure-405-title = الصفحة لا تستطيع استقبال ذلك
failure-405-text = لم يُحفظ شيء. افتح الصفحة من جديد وحاول مرة أخرى.
failure-413-title = هذا كثير في مرة واحدة
failure-413-text = لم يُحفظ شيء. اختصر النص وحاول مرة أخرى.
failure-415-title = لا يمكننا قراءة ما أُرسل
failure-415-text = لم يُحفظ شيء. استخدم النموذج الموجود في الصفحة.
failure-500-title = حدث خطأ عندنا
failure-500-text = قد لا يكون آخر ما فعلته محفوظًا. حاول بعد قليل أو اتصل بنا.
failure-reference = أخبرنا بهذا الرقم إذا اتصلت: { $reference }
