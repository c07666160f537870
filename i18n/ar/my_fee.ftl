my-fee-title = رسومك
my-fee-from = رسومك اعتباراً من { $day }
my-fee-none-title = ليست لديك مساعدة تدفع عنها
my-fee-none-text = عندما تحصل على قرار بالمساعدة يمكنك تقديم معلوماتك هنا.
my-fee-unknown-lead = لا نعرف دخلك. لذلك تسري أعلى الرسوم.
my-fee-unknown-text = أخبرنا بدخلك وتكلفة سكنك لنحسب ما تدفعه. لا يرى الموظف المسؤول عن قضيتك هذه المعلومات.
my-fee-give = تقديم الدخل
my-fee-decline = لا أريد تقديم معلومات
my-fee-decline-hint = عندها تدفع سعر البلدية حتى أعلى رسم. يمكنك تقديم المعلومات لاحقاً.
my-fee-declared = قدمت معلوماتك في { $day }. نحسب ثم نرسل قراراً.
my-fee-declined = اخترت عدم تقديم معلومات. تدفع سعر البلدية حتى أعلى رسم.
my-fee-wrong = معلوماتي غير صحيحة
my-fee-decision = قرار الرسوم اعتباراً من { $day }
my-fee-decision-hint = كيف حسبنا، ولماذا، وكيف تعترض
my-fee-decision-pdf = اقرأ الرسالة بصيغة PDF
my-fee-reasons = الأسباب
my-fee-appeal = غير راضٍ؟
my-fee-appeal-text = اكتب إلى { $address }. يجب أن تصل الرسالة في موعد أقصاه { $day }. نساعدك: { $phone }.
my-fee-decided-by = قرر { $name }، { $title }، في { $day }.
my-fee-decided-by-unnamed = قرر { $title } في { $day }.
my-fee-swedish-applies = الرسالة السويدية هي السارية.
my-fee-invoices = الفواتير
my-fee-no-invoices = لا توجد فواتير بعد.
my-fee-invoice = فاتورة { $month }
my-fee-invoice-hint = { $amount } · ادفع قبل { $day }
my-fee-invoice-back-hint = تسترد { $amount }
my-fee-invoice-pdf = تنزيل الفاتورة PDF
my-fee-line-care = رسوم { $month }
my-fee-line-meals = وجبات { $month }
my-fee-line-correction = تصحيح { $month }
my-fee-line-correction-text = صُحح وقت { $month } لاحقاً. أُعيد حساب الشهر والفرق هنا.
my-fee-own-house = بيت خاص: نحسب التكلفة معك. اتصل { $phone }.

declare-title = أموالك وسكنك
declare-lead = اكتب تقريباً كيف يبدو شهر عادي. لا يراه الموظف المسؤول عن قضيتك، بل من يحسب الرسوم فقط.
declare-extra = هل لديك تكاليف إضافية كبيرة؟
declare-extra-hint = مثلاً وصي أو طعام أغلى. قد يحق لك الاحتفاظ بمبلغ أكبر.
declare-optional = اختياري
declare-send = إرسال

my-fee-number = رقم الفاتورة
my-fee-ocr = رقم OCR
my-fee-due = ادفع قبل
refusal-nothing-granted = لا توجد مساعدة ممنوحة لحساب رسوم عنها.
notification-fee-decision-subject = لديك رسالة جديدة في صفحاتي
notification-fee-decision-body =
    هناك قرار جديد للقراءة. سجّل الدخول إلى صفحاتي.
    يمكنك أيضاً الاتصال بالبلدية.
notification-invoice-subject = لديك رسالة جديدة في صفحاتي
notification-invoice-body =
    هناك جديد للقراءة عن رسومك. سجّل الدخول إلى صفحاتي.
    يمكنك أيضاً الاتصال بالبلدية.
