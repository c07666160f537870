# The accessibility statement.

accessibility-title = سهولة الاستخدام
accessibility-lead = يجب أن يتمكن الجميع من استخدام Anna في { $municipality }. هنا نوضح أين وصلنا.
accessibility-report = أخبرنا إذا كان هناك شيء لا يعمل
accessibility-report-text = هل يصعب عليك رؤية شيء أو سماعه أو قراءته أو الضغط عليه؟ اتصل بنا. نساعدك في قضيتك بطريقة أخرى ونصلح الخطأ في أقرب وقت.
accessibility-report-call = اتصل
accessibility-state = مدى سهولة استخدام الخدمة
accessibility-state-text = بُنيت الخدمة لتتبع معيار WCAG 2.2 بالمستوى AA. تجرّب اختبارات آلية الصفحات: التباين، والنص بضعف الحجم، والشاشة الضيقة، والوضع الداكن، والقراءة من اليمين إلى اليسار.
accessibility-state-people = لم يجرّب الخدمة بعد أي شخص يستخدم قارئ شاشة أو وسيلة مساعدة أخرى. لذلك لا نستطيع أن نقول إنها تفي بكل المتطلبات.
accessibility-unreviewed = ما لم يراجعه أي شخص بعد
accessibility-unreviewed-text = عدد المتطلبات التي لم تُراجع: { $count }.
accessibility-tested = ما يخضع للاختبار
accessibility-tested-text = عدد المتطلبات التي تُختبر عند كل تغيير في الخدمة: { $count }.
accessibility-show = أظهر المتطلبات
accessibility-supervision = ألست راضياً عن جوابنا؟
accessibility-supervision-text = البلدية مسؤولة بموجب القانون السويدي لإتاحة الخدمات العامة الرقمية (2018:1937). يمكنك الإبلاغ عن النواقص إلى السلطة التي تشرف على القانون.
