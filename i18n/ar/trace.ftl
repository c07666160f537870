# السلسلة: من الحاجة إلى الرسوم والتعويض.
trace-title = من الحاجة إلى المساعدة
trace-lead = هكذا ترتبط الحاجة والمساعدة والمال. كل رابط يقود إلى ما قبله أو ما بعده.
trace-back = رجوع
trace-nothing = لا يوجد ما يُعرض هنا بعد.
trace-related = يرتبط بما يلي
trace-belongs = مرتبط بـ:
trace-kind-need = الاحتياجات
trace-kind-task = المهام
trace-kind-line = الخدمات المقررة
trace-kind-order = الطلب من مقدم الخدمة
trace-kind-planned = الزيارات المخططة
trace-kind-time = الوقت المنفذ
trace-kind-goal = الأهداف
trace-kind-fee = الرسوم
trace-kind-compensation = التعويض
trace-planned-name = { $count ->
    [one] زيارة مخططة واحدة
    [two] زيارتان مخططتان
    [few] { $count } زيارات مخططة
   *[other] { $count } زيارة مخططة
}
trace-time-name = { $count ->
    [one] زيارة مبلّغ عنها واحدة
    [two] زيارتان مبلّغ عنهما
    [few] { $count } زيارات مبلّغ عنها
   *[other] { $count } زيارة مبلّغ عنها
}
trace-level-need = الآن: { $level }
trace-level-goal = ما نريد الوصول إليه: { $level }
trace-days = { $has_until ->
    [0] من { $day }
   *[other] من { $day } إلى { $until }
}
trace-minutes-cycle = { $time } خلال أربعة أسابيع
trace-hour = س
trace-minute = د
