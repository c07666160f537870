# المتابعة: كيف تسير الأمور، بالمقياس نفسه للجميع.
follow-up-own-title = كيف تسير الأمور؟
follow-up-own-lead = أجب عن نفسك. لا توجد إجابات صحيحة.
follow-up-own-none = لا تحتاج إلى الإجابة عن شيء الآن.
follow-up-own-send = أرسل الإجابات
follow-up-own-thanks = شكراً، وصلتنا إجاباتك. يمكنك تغييرها حتى { $day } تقريباً.
follow-up-own-outcome-unchanged = أجرينا المتابعة. تستمر المساعدة كما هي اليوم.
follow-up-own-outcome-change-plan = أجرينا المتابعة. من يساعدك يغيّر الخطة معك.
follow-up-own-outcome-reassess = أجرينا المتابعة. سنعرف ما تحتاج إليه الآن. ستتواصل معك المسؤولة عن قضيتك.
follow-up-now = كيف تسير الأمور الآن؟
follow-up-note = أخبرنا المزيد
follow-up-optional = اختياري
follow-up-level-0 = تسير جيداً
follow-up-level-1 = تسير بقليل من العناء
follow-up-level-2 = صعبة إلى حد ما
follow-up-level-3 = صعبة جداً
follow-up-level-4 = لا أستطيع أبداً
follow-up-level-none = لم تُقيَّم
refusal-follow-up-already-closed = انتهت المتابعة. تبقى الإجابات كما هي.
refusal-no-goal-rated = أجب عن هدف واحد على الأقل.
refusal-level-out-of-scale = اختر إحدى الإجابات.
refusal-goals-left-to-rate = { $count ->
    [one] ينقص تقييمك لهدف واحد. احفظه أولاً.
   *[other] ينقص تقييمك لعدد { $count } من الأهداف. احفظه أولاً.
}
refusal-outcome-needs-reason = اكتب السبب كي يفهمه من يتابع القضية.
