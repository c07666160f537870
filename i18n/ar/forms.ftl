field-missing = املأ هذا الحقل.
field-missing-name = اكتب الاسم.
field-missing-scopes = اختر شيئًا واحدًا على الأقل.
field-missing-may-talk = اختر نعم أو لا.
field-missing-postal = اكتب الرمز البريدي والمدينة.
field-too-long = النص طويل جدًا. اكتب { $most } حرفًا على الأكثر.
field-has-control-characters = في النص رموز لا تُرى. اكتبه مرة أخرى.
field-not-a-day = اكتب اليوم هكذا: 2026-02-03.
field-not-a-time = اكتب الوقت هكذا: 13.05.
field-not-an-amount = اكتب المبلغ بالأرقام، مثلًا 12 500.
field-not-a-number = اكتب بالأرقام.
field-out-of-range = اكتب رقمًا من { $least } إلى { $most }.
field-not-a-choice = اختر إحدى الإجابات.
field-unreadable = اكتب بطريقة أخرى.
error-summary-title = { $count ->
    [one] إجابة واحدة تحتاج إلى تصحيح
    [two] إجابتان تحتاجان إلى تصحيح
    [few] { $count } إجابات تحتاج إلى تصحيح
   *[other] { $count } إجابة تحتاج إلى تصحيح
}
error-title = خطأ: { $title }
refusal-personnummer-unreadable = الرقم الشخصي غير صحيح. اكتب اثني عشر رقمًا، مثلًا 19121212-1212.
