# قضيتي: ما حدث وما التالي ومتى تقريباً.
my-case-title = قضيتي
my-case-title-home = طلبك للرعاية المنزلية
my-case-title-help = طلبك للمساعدة
my-case-number = القضية { $number }
my-case-back = إلى قضيتي
my-case-none = لم تقدّم طلباً للمساعدة بعد.
my-case-apply = قدّم طلباً للمساعدة
my-case-nothing = لا تحتاج إلى فعل أي شيء الآن
my-case-nothing-text = سنتواصل معك. اتصل بنا إذا تغيّر شيء.
my-case-read-and-answer = اقرأ ما توصلنا إليه وأجب
my-case-answer-by = أجب في موعد أقصاه { $day }. يمكنك أيضاً أن تقول ذلك بالهاتف.
my-case-read = اقرأ ما توصلنا إليه
my-case-how-is-it = كيف تسير الأمور؟
my-case-how-is-it-text = تحصل على المساعدة منذ فترة. أخبرنا كيف تسير الأمور الآن.
my-case-tell-us = أخبرنا كيف تسير الأمور
my-case-visit-home = { $name } تزورك في منزلك
my-case-visit-home-time = الساعة { $time }، لمدة ساعة تقريباً
my-case-visit-call = { $name } تتصل بك
my-case-visit-call-time = الساعة { $time }
my-case-visit-else = اتصل بنا إذا لم يناسبك الوقت.
my-case-stage-applied = قدّمت طلباً
my-case-stage-finding-out = نعرف ما تحتاج إليه
my-case-stage-decision = تحصل على قرار
my-case-stage-help-starts = تبدأ المساعدة
my-case-stage-follow-up = نتابع
my-case-done-decision = حصلت على قرار
my-case-done-help-starts = بدأت المساعدة
my-case-about = حوالي { $day }
my-case-not-taken = وصلنا طلبك. ستتصل بك موظفة في موعد أقصاه { $day }.
my-case-officer = جارٍ. { $officer } هي المسؤولة عن قضيتك.
my-case-officer-visit = جارٍ. { $officer } هي المسؤولة عن قضيتك. التالي: لقاء يوم { $day }.
my-case-found-out = تم
my-case-closed = سحبت طلبك.
my-case-started = { $day }. يساعدك { $provider }.
my-case-start-within = خلال أسبوعين من القرار
my-case-follow-up-after = بعد ستة أسابيع تقريباً
my-case-delay-not-taken = قلنا { $was }. يستغرق الأمر وقتاً أطول لأن أحداً لم يتمكن من البدء بعد.
my-case-delay-waiting-for-visit = قلنا { $was }. يستغرق الأمر وقتاً أطول لأننا سنلتقي أولاً.
my-case-delay-waiting-for-answer = قلنا { $was }. يستغرق الأمر وقتاً أطول كي تتمكن من القراءة والإجابة.
my-case-delay-finding-out = قلنا { $was }. يستغرق الأمر وقتاً أطول لأننا نحتاج إلى معرفة المزيد عن احتياجاتك.
my-case-delay-being-decided = قلنا { $was }. انتهينا من البحث. بقي أن يُكتب القرار.
my-case-delay-finding-provider = قلنا { $was }. يستغرق الأمر وقتاً أطول لأنه لم يتحدد بعد من سيساعدك.
my-case-delay-provider-planning = قلنا { $was }. يستغرق الأمر وقتاً أطول لأن من سيساعدك يخطط للزيارات.
my-case-delay-follow-up-waits = قلنا { $was }. يستغرق الأمر وقتاً أطول لأننا لم نسمع بعد كيف تسير الأمور.
my-case-your-officer = المسؤولة عن قضيتك
my-case-no-officer = ستكون هناك موظفة مسؤولة عن قضيتك قريباً.
my-case-happened = ما حدث
my-case-events = { $count ->
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
   *[other] { $count } حدثاً
}
my-case-receipt = إيصالك
my-case-receipt-hint = أننا استلمنا طلبك، ومتى
my-case-trace = من الحاجة إلى المساعدة
my-case-trace-hint = كيف ترتبط حاجتك بالمساعدة والرسوم
my-case-event-applied = قدّمت طلباً
my-case-event-taken = أصبحت { $who } مسؤولة عن قضيتك
my-case-event-visit-planned = حددت { $who } موعداً للقاء
my-case-event-communicated = أرسلنا إليك ما توصلنا إليه
my-case-event-decided = اتخذنا قراراً
my-case-event-help-started = بدأت المساعدة
my-case-event-first-visit = حصلت على زيارتك الأولى
my-case-event-followed-up = تابعنا كيف تسير الأمور
my-case-event-closed = سحبت طلبك
