# The public pages: start, what help there is, search.

start-title = ما المساعدة التي تحتاج إليها؟
start-page = البداية
start-search-label = ابحث، مثلاً: التنظيف أو جهاز الإنذار
start-search-button = بحث
start-today = هل تحتاج إلى مساعدة اليوم؟ اتصل { $phone }.
start-danger = هل هناك خطر على الحياة؟ اتصل 112.
start-apply = قدّم طلباً للمساعدة
start-follow = تابع طلبي

information-back-to-services = المساعدة التي يمكنك الحصول عليها
information-reading = كيف أريد أن أقرأ
information-plain = نص عادي
information-easy = سهل القراءة (بالسويدية)

services-title = المساعدة التي يمكنك الحصول عليها
services-lead = هنا تقرأ عن المساعدة وتكلفتها وكيفية تقديم الطلب.

service-cost = كم التكلفة؟
service-cost-income = تدفع بحسب دخلك. يبقى لك دائماً ما يكفي للإيجار والمعيشة.
service-cost-cap = لا تدفع أبداً أكثر من { $cap } في الشهر، مهما كانت المساعدة التي تحصل عليها.
service-cost-calculate = احسب الرسوم التي ستدفعها
service-how = كيف تقدّم الطلب
service-how-1 = تملأ الطلب هنا، أو تتصل بنا فنملؤه عنك.
service-how-2 = يتصل بك موظف مختص. تتحدثان عمّا تحتاج إليه.
service-how-3 = تحصل على قرار. مكتوب فيه ما ستحصل عليه ولماذا وكيف تعترض.
service-who = من يقرر؟
service-who-text = يقرر موظف مختص في { $municipality } بعد الحديث معك. تسمى هذه المساعدة في القانون السويدي insats، وكانت تسمى سابقاً bistånd.
service-call = بمن يمكنني الاتصال؟
service-call-text = اتصل بنا على الرقم { $phone } في أيام العمل { $opens }–{ $closes }. لا يلزم أن تعرف اسم المساعدة.

home-care-title = الرعاية المنزلية
home-care-lead = الرعاية المنزلية مساعدة في ما لم تعد تقدر عليه وحدك في المنزل. تقرر معنا ما تحتاج إليه ومتى.
home-care-apply = قدّم طلباً للرعاية المنزلية
home-care-can-title = يمكنك الحصول على مساعدة في
home-care-can-1 = التنظيف وغسل الملابس والتسوّق
home-care-can-2 = الاستحمام وارتداء الملابس والأكل
home-care-can-3 = طبخ الطعام أو تسخينه
home-care-can-4 = الخروج للمشي
home-care-can-5 = الاطمئنان عليك في الليل
home-care-cost-text = تعتمد الرسوم على مقدار المساعدة وعلى دخلك.

safety-alarm-title = جهاز إنذار للطوارئ
safety-alarm-lead = بجهاز الإنذار تصل إلى المساعدة ليلاً ونهاراً. تضغط الزر فيجيبك شخص ويأتي إليك عند الحاجة.
safety-alarm-apply = قدّم طلباً لجهاز الإنذار
safety-alarm-can-title = بالجهاز يمكنك
safety-alarm-can-1 = الحصول على العون إذا سقطت
safety-alarm-can-2 = الحصول على العون إذا مرضت أو قلقت
safety-alarm-can-3 = التحدث إلى شخص فوراً، ليلاً ونهاراً
safety-alarm-can-4 = حمل الزر على اليد أو حول الرقبة، حتى أثناء الاستحمام
safety-alarm-cost-text = تدفع رسماً شهرياً عن الجهاز. ويُحسب مع بقية الرعاية المنزلية.

search-title = بحث
search-tab = { $count ->
    [zero] بحث: لا توجد نتائج
    [one] بحث: نتيجة واحدة
    [two] بحث: نتيجتان
    [few] بحث: { $count } نتائج
   *[other] بحث: { $count } نتيجة
  }
search-label = عمّ تبحث؟
search-hint = اكتب كما تتكلم. لا بأس بالأخطاء الإملائية.
search-results = { $count ->
    [one] بحث: صفحة واحدة عن «{ $query }»
    [two] بحث: صفحتان عن «{ $query }»
    [few] بحث: { $count } صفحات عن «{ $query }»
   *[other] بحث: { $count } صفحة عن «{ $query }»
  }
search-none = بحث: لم نجد شيئاً عن «{ $query }»
search-none-what = جرّب كلمة أخرى، مثلاً تنظيف أو إنذار أو رسوم. يمكنك أيضاً الاتصال بنا، ونساعدك على الوصول إلى ما تريد.
search-none-instead = يبحث كثيرون عن هذا
search-empty = اكتب كلمة عمّا تحتاج إلى المساعدة فيه.

topic-home-care-title = الرعاية المنزلية
topic-home-care-hint = التنظيف والاستحمام والطعام والتسوّق
topic-safety-alarm-title = جهاز إنذار للطوارئ
topic-safety-alarm-hint = تصلك المساعدة بضغطة زر
topic-fee-title = كم التكلفة؟
topic-fee-hint = احسب الرسوم التي ستدفعها
topic-apply-title = قدّم طلباً للمساعدة
topic-apply-hint = ست صفحات قصيرة. يمكنك التوقف متى شئت.
topic-self-assessment-title = كيف تسير حياتك اليومية؟
topic-self-assessment-hint = تقييم ذاتي: 19 سؤالاً عن أحوالك
topic-my-case-title = ملفي
topic-my-case-hint = اعرف ما حدث وما سيحدث بعد ذلك
topic-accessibility-title = سهولة الوصول
topic-accessibility-hint = كيف تعمل الخدمة للجميع
