# The application: six pages, a question group a page, and the receipt.

apply-title = قدّم طلباً للمساعدة
apply-part = الجزء { $number } من { $count }
apply-lead = ست صفحات قصيرة. يمكنك التوقف متى شئت والمتابعة على هاتف أو حاسوب آخر.
apply-sign-in-once = يمكن للجميع قراءة الأسئلة. عندما تجيب عن السؤال الأول نطلب منك تسجيل الدخول مرة واحدة.
apply-continue = متابعة
apply-back = رجوع
apply-save-and-close = حفظ وإغلاق
apply-saved = حُفظ { $time }
apply-resume-lead = لقد بدأت طلباً.
apply-resume-text = ما كتبته لا يزال محفوظاً. حُفظ { $when }.
apply-resume = تابع من حيث توقفت
apply-optional = اختياري

apply-whom-title = لمن تقدّم الطلب؟
apply-whom-myself = لنفسي
apply-whom-together = لشخص آخر، ونملؤه معاً
apply-whom-together-hint = أو لنفسك ويساعدك أحد في ملء الطلب
apply-together-lead = املآ الطلب معاً
apply-together-1 = الطلب يخص صاحبه. يجب أن يكون هو من يريد المساعدة.
apply-together-2 = اجلسا معاً. من يحتاج إلى المساعدة يسجّل الدخول بنفسه.
apply-together-3 = يمكنك أن تقرأ الأسئلة بصوت مسموع وأن تكتب. الإجابات إجاباته.
apply-together-4 = ألا يمكن ذلك؟ اتصل { $phone } ونساعدكما.
apply-helper-name = من الذي يساعد؟
apply-helper-name-hint = اسم من يساعد في ملء الطلب.
apply-helper-relation = ما صلتكما؟
apply-helper-relation-hint = مثلاً ابنة أو جار أو وصي.
apply-helper-phone = هاتف من يساعد
apply-may-talk = هل تسمح لنا بالحديث عن طلبك مع من يساعدك؟
apply-may-talk-hint = القرار لك. من دون موافقتك لا نقول شيئاً (الفصل 12 المادة 2 من قانون العلانية والسرية). يمكنك تغيير رأيك متى شئت.
apply-choose = اختر
apply-yes = نعم
apply-no = لا

apply-need-title = ما الصعب عليك، وفيمَ تريد المساعدة؟
apply-hard = احكِ لنا بكلماتك
apply-hard-hint = تكفي بضعة أسطر.
apply-wanted = هل تريد مساعدة في شيء من هذا؟
apply-wanted-hint = يمكنك اختيار أكثر من واحد أو عدم الاختيار. نتحدث عنه حين نتصل بك.
apply-urgency = هل الأمر عاجل؟
apply-urgency-hint = هل هناك خطر على الحياة؟ اتصل 112.
apply-urgent = نعم، أحتاج إلى المساعدة في الأيام القريبة
apply-can-wait = لا، يمكن أن ينتظر بضعة أسابيع
apply-urgent-because = لماذا الأمر عاجل؟

apply-home-title = كيف تسكن؟
apply-household = مع من تسكن؟
apply-household-alone = أسكن وحدي
apply-household-with-spouse = مع الزوج أو الزوجة أو الشريك
apply-household-with-others = مع شخص آخر
apply-dwelling = ما نوع سكنك؟
apply-dwelling-flat = شقة
apply-dwelling-house = بيت مستقل
apply-dwelling-other = غير ذلك
apply-getting-in = هل هناك ما ينبغي أن نعرفه لنصل إليك؟
apply-getting-in-hint = مثلاً درج أو حيوانات أليفة. لا تكتب أي رموز للأبواب.

apply-language-title = بأي لغة تريد أن تتكلم؟
apply-speaks = لغتي
apply-speaks-other = أي لغة؟
apply-interpreter = هل تحتاج إلى مترجم شفوي؟
apply-interpreter-hint = المترجم لا يكلفك شيئاً.
apply-minority-lead = من حقك أن تعرف
apply-minority-in-area = في { $municipality } يحق لك استخدام اللغة الفنلندية معنا شفوياً وكتابياً، والحصول على رعاية منزلية ممن يتكلم الفنلندية (الفصل 8 المادتان 6 و9 من قانون الخدمات الاجتماعية).
apply-minority-outside = هل تتكلم الفنلندية أو اليديشية أو المَيَنْكيَلي أو الروما أو السامية؟ تحصل إذن على رعاية منزلية ممن يتكلم اللغة إن وُجد لدينا موظفون يتقنونها (الفصل 8 المادتان 7 و9 من قانون الخدمات الاجتماعية).
apply-minority = هل تريد المساعدة بإحدى هذه اللغات؟

apply-contact-title = كيف نتواصل معك؟
apply-phone = الهاتف
apply-phone-hint = كي نتمكن من الاتصال بك.
apply-email = البريد الإلكتروني
apply-email-hint = نرسل رسالة عندما يحدث شيء. لا تتضمن الرسالة أي معلومات عنك.
apply-good-time = ما الوقت المناسب لاتصالنا؟
apply-from-register = مملوء مما نعرفه مسبقاً. غيّره إن كان خطأ.

apply-check-title = راجع إجاباتك
apply-check-lead = اقرأها كلها. غيّر ما ليس صحيحاً.
apply-check-change = تغيير
apply-check-change-what = { $what }، تغيير
apply-not-answered = لا إجابة
apply-send = أرسل الطلب
apply-send-offline = لم يُرسل بعد – يُرسل عندما تتوفر الشبكة
apply-consent = عندما ترسل الطلب نبدأ بدراسة ما تحتاج إليه. ما تكتبه يُحفظ لدى { $municipality }.
apply-missing-lead = تنقص بعض الإجابات
apply-missing-text = أجب عن الأسئلة تحت «{ $section }» قبل الإرسال.

apply-elsewhere-lead = تغيّرت الإجابات في مكان آخر
apply-elsewhere-text = نصك لا يزال هنا في الأسفل. وهذا هو النص في المكان الآخر:
apply-elsewhere-keep = احتفظ بنصي
apply-elsewhere-use = استخدم الآخر

apply-twice-title = هل أُرسل من قبل؟
apply-twice-text = وصلنا طلب مماثل { $when }. الإيصال { $receipt }. لا داعي لإرساله مرة أخرى.
apply-twice-see = اعرض الإيصال
apply-twice-send = أرسل على أي حال

receipt-title = وصلنا طلبك
receipt-lead = وصل طلبك { $when }.
receipt-nothing-now = لا يلزمك فعل شيء الآن.
receipt-case-number = رقم الملف
receipt-number = الإيصال
receipt-arrived = وصل
receipt-next = ماذا يحدث الآن
receipt-call = يتصل بك { $office } على الرقم { $phone } في موعد أقصاه { $day }.
receipt-talk = نتحدث عمّا تحتاج إليه ونحدد موعداً للقاء.
receipt-wrong = ألم نتصل بك حتى ذلك الحين؟ اتصل { $phone }.
receipt-print = احفظ الإيصال أو اطبعه (PDF)
receipt-assess-lead = هل تريد أن تخبرنا بالمزيد؟
receipt-assess-text = أجب عن أسئلة حول حياتك اليومية. الأمر اختياري، ويساعدنا على فهم ما تحتاج إليه.
receipt-assess = ابدأ التقييم الذاتي
receipt-follow = تابع طلبي
receipt-pdf-title = إيصال بطلب
receipt-language-note = النص السويدي هو المعتمد.

withdraw-link = سحب الطلب
withdraw-title = هل تريد سحب الطلب؟
withdraw-consequence = نتوقف عن دراسة الطلب. يمكنك تقديم طلب جديد متى شئت.
withdraw-do = سحب الطلب
withdraw-keep = لا، أبقِ الطلب
withdraw-done = سحبت الطلب { $when }.

service-kind-household-service = التنظيف وغسل الملابس والتسوّق
service-kind-personal-care = الاستحمام والملابس والطعام ومساعدة شخصية أخرى
service-kind-home-night = مساعدة أو اطمئنان في الليل
service-kind-safety-alarm = جهاز إنذار للطوارئ
service-kind-meal-delivery = وجبات تُوصَّل إلى المنزل
service-kind-escort = شخص يرافقني خارج المنزل
service-kind-respite = راحة لمن يرعاني
service-kind-day-activity = أنشطة نهارية مع آخرين

language-name-sv = السويدية
language-name-fi = الفنلندية
language-name-fit = المَيَنْكيَلي
language-name-se = السامية
language-name-rom = الروما
language-name-yi = اليديشية
language-name-en = الإنجليزية
language-name-ar = العربية
language-name-other = لغة أخرى

field-missing-filled-in-by = اختر لمن يُقدَّم الطلب.
field-missing-hard = اكتب بضع كلمات عن الصعب عليك. يمكنك أيضاً كتابة «لا أعرف».
field-missing-urgency = اختر هل الأمر عاجل أم يمكن أن ينتظر.
field-missing-household = اختر مع من تسكن.
field-missing-speaks = اختر لغتك.
field-missing-interpreter = اختر نعم أو لا.
field-missing-phone = اكتب رقم هاتفك، سبعة أرقام على الأقل.
field-unreadable-phone = اكتب رقم هاتفك، سبعة أرقام على الأقل.
field-unreadable-helper-phone = اكتب رقم هاتفك، سبعة أرقام على الأقل.
field-unreadable-email = اكتب البريد الإلكتروني هكذا: name@example.com

refusal-already-submitted = يبدو أن هذا الطلب قد أُرسل من قبل. الإيصال { $receipt_no }.
refusal-saved-elsewhere = تغيّرت الإجابات في مكان آخر. نصك لا يزال محفوظاً.
refusal-already-withdrawn = الطلب مسحوب من قبل.
refusal-too-late-to-withdraw = انتهت دراسة الطلب. اتصل بنا إذا كنت لا تريد المساعدة.
refusal-answers-missing = تنقص بعض الإجابات. أجب عنها ثم أرسل.
refusal-policy-missing = لم تفتح البلدية خدمتها الإلكترونية بعد. اتصل بنا بدلاً من ذلك.

notification-application-received-subject = الإيصال { $reference } من الخدمة الإلكترونية في { $municipality }
notification-application-received-body = استلمنا ما أرسلته. الإيصال { $reference }. سجّل الدخول إلى الخدمة الإلكترونية في { $municipality } إذا أردت قراءة المزيد. اكتب العنوان بنفسك في المتصفح.
apply-told-title = من أنت؟
apply-told-lead = سجّلت الدخول برمز، وهو لا يُثبت من أنت. لذلك اكتب اسمك ورقمك الشخصي. نتحقق منهما عندما نتحدث معك.
apply-given-name = الاسم
apply-family-name = اسم العائلة
apply-personnummer = الرقم الشخصي
apply-personnummer-hint = اثنا عشر رقمًا، مثلًا 19400612-8989.
apply-address = عنوان الشارع
apply-postal = الرمز البريدي والمدينة
field-missing-personnummer = اكتب رقمًا شخصيًا، مثلًا 19400612-8989.
field-missing-given-name = اكتب الاسم.
field-missing-family-name = اكتب اسم العائلة.
field-missing-address = اكتب عنوان الشارع.
