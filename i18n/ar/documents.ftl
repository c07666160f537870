# مستنداتي: ما أرسلته وما تلقته وما وافقت عليه.
documents-title = مستنداتي
documents-lead = ما أرسلته إلينا وما تلقيته منا. الأحدث أولاً.
documents-none = لا يوجد شيء هنا بعد. بعد أن تقدّم طلباً ستجد إشعار الاستلام هنا.
documents-apply = اطلب المساعدة
documents-receipt = إشعار استلام طلبك
documents-inquiry = دراسة الحالة، لتقرأها وترد عليها
documents-decision = قرار المساعدة
documents-plan = الخطة: هكذا تحصل على المساعدة
documents-fee-decision = قرار الرسوم
documents-invoice = فاتورة { $month }
documents-new = جديد
documents-plan-waits = بانتظار موافقتك
documents-pdf = PDF
