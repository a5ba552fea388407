# ما يقوله `rulebook show` و`rulebook diff`.
rulebook_none = لا شيء
rulebook_everybody = الجميع
rulebook_deadlines = المهل
rulebook_ladder = درجات المسألة التي لم يُردّ عليها
rulebook_stays = مدة البقاء فيها
rulebook_silence = معنى السكوت
rulebook_languages = اللغات: { $languages }
rulebook_emergency = أسباب ترفع مهلة الإخطار المسبق: { $reasons }
rulebook_zones = النطاقات
rulebook_side = الجانب
rulebook_sent-by = يرسله
rulebook_opens = يفتح
rulebook_step = هو خطوة
rulebook_lead = مهلة الإخطار المسبق
rulebook_source = المصدر
rulebook_size = { $len } بايت على الأكثر من { $max }
rulebook_notes = علامات
rulebook_required = إلزامي
rulebook_critical = تُعاد قراءته للتثبّت
rulebook_material = تغييره يعيد السلّم من أوله
rulebook_course = الملف
rulebook_legs = كل مخاطَب
rulebook_owes = يُستحق: { $debts }
rulebook_meets = يُوفى: { $debts }
rulebook_lifts = لا يُطلب شيء بعد ذلك
rulebook_if = إذا: { $guard }
rulebook_alike = الطرفان سواء: لا يسمّي أيُّ نموذج أو مهلة أو قناة أو إجراء جانبًا بعينه.
rulebook_asymmetry = ليس للنطاق { $zone } مقابل في الجانب الآخر؛ اتُّفق عليه في: { $article }
rulebook_same = لا فرق بين النسختين.
rulebook_whom = لمن
rulebook_change = ما يتغيّر
property_burst = تسعه رسالة واحدة عبر الأقمار
property_routine = تسعه الحركة العادية
property_public = يُرسل علنًا
property_grave = يوقّعه ضابطان
deadline_open = لفتح الرسالة
deadline_read-back = لإعادة قراءتها للتثبّت
deadline_query = للرد على استفسار
deadline_position = لبيان الموقف
deadline_objection = تُغلق الاعتراضات قبل البدء بمدة
deadline_disseminate = تعلم الوحدات قبل البدء بمدة
deadline_line-check = يُفحص الخط كل
deadline_line-reply = للرد على فحص الخط
procedure_notification = إخطار
procedure_query = استفسار
procedure_link = الخط والقناة
who_author = المرسل
who_addressee = المخاطَب
who_member = أي عضو
who_clock = الساعة
who_legs = من تلقاء نفسه
event_opening = الرسالة التي تفتح الملف
event_misread = إعادة قراءة مغايرة
event_answer = الرد
event_defer = وعد بالرد لاحقًا
event_settled = ردّ الجميع
event_line-up = أُبلغ أن الخط يعمل
event_line-degraded = أُبلغ أن الخط متراجع
event_line-down = أُبلغ أن الخط منقطع
event_due = تجاوز الموعد: { $what }
event_passed = انقضت الفترة
guard_not-delivered = لم يُعرف التسليم بعد
guard_not-opened = لم يُعرف الفتح بعد
guard_understood = آخر إعادة قراءة صحيحة
guard_told = أُبلغ صنف واحد من الوحدات على الأقل
guard_cleared = أبلغ كل طرف مخاطَب وحداته ولم يعترض أحد، أو مضى المرسل رغم ذلك
aspect_kind = النوع
aspect_side = الجانب
aspect_shape = الحدود المرسومة
aspect_limits = القيود
aspect_article = المادة
aspect_illustrative = كونه للتوضيح
diff_format-added = { $format }: جديد.
diff_format-removed = { $format }: لم يعد قائمًا.
diff_senders = { $format } يرسله: { $new }. وحتى الآن: { $old }.
diff_precedence = أسبقية { $format }: { $new }. وحتى الآن: { $old }.
diff_opens = { $format } يفتح: { $new }. وحتى الآن: { $old }.
diff_step = { $format } هو خطوة: { $new }. وحتى الآن: { $old }.
diff_lead = مهلة الإخطار المسبق في { $format }: { $new }. وحتى الآن: { $old }.
diff_lead-by = مهلة الإخطار المسبق في { $format }، { $choice }: { $new }. وحتى الآن: { $old }.
diff_source = مصدر { $format }: { $new }. وحتى الآن: { $old }.
diff_property = { $format }: { $property }: { $given }.
diff_field-added = في { $format } حقل جديد اختياري: { $field }.
diff_field-added-required = في { $format } حقل جديد إلزامي: { $field }.
diff_field-removed = لم يعد في { $format } الحقل: { $field }.
diff_field-required =
    { $given-key ->
        [yes] { $format }: صار الحقل إلزاميًّا: { $field }.
       *[no] { $format }: صار الحقل اختياريًّا: { $field }.
    }
diff_field-required-when = { $format }: الحقل { $field } إلزامي مع: { $new }. وحتى الآن: { $old }.
diff_field-critical =
    { $given-key ->
        [yes] { $format }: صارت إعادة القراءة للتثبّت واجبة في الحقل: { $field }.
       *[no] { $format }: لم تعد إعادة القراءة للتثبّت واجبة في الحقل: { $field }.
    }
diff_field-material =
    { $given-key ->
        [yes] { $format }: صار تغيير هذا الحقل يعيد السلّم من أوله: { $field }.
       *[no] { $format }: لم يعد تغيير هذا الحقل يعيد السلّم من أوله: { $field }.
    }
diff_field-max = { $format }: الحد الأقصى في { $field } هو { $new }. وحتى الآن: { $old }.
diff_field-choices = { $format }، { $field }: خيارات أُضيفت: { $added }؛ وحُذفت: { $removed }.
diff_field-group = { $format }: تغيّرت حقول بنود { $field }.
diff_clock = مهلة، { $clock }: { $new }. وحتى الآن: { $old }.
diff_clock-by = مهلة، { $clock }، { $precedence }: { $new }. وحتى الآن: { $old }.
diff_rung = مدة الدرجة { $n }: { $new }. وحتى الآن: { $old }.
diff_silence = المستحق «{ $debt }»: { $new }. وحتى الآن: { $old }.
diff_channel-added = قناة جديدة: { $channel }.
diff_channel-removed = قناة لم تعد قائمة: { $channel }.
diff_channel-members = على القناة { $channel }: { $new }. وحتى الآن: { $old }.
diff_emergency-added = سبب جديد يرفع مهلة الإخطار المسبق: { $reason }.
diff_emergency-removed = سبب لم يعد يرفع مهلة الإخطار المسبق: { $reason }.
diff_zone-added = نطاق جديد: { $zone }.
diff_zone-removed = نطاق لم يعد قائمًا: { $zone }.
diff_zone-changed = يختلف النطاق { $zone } في: { $aspects }.
diff_language-added = لغة جديدة: { $language }.
diff_language-removed = لغة لم تعد قائمة: { $language }.
diff_phrases = عبارات اللغة { $language }: أُضيفت { $added }، وتغيّرت { $changed }، وحُذفت { $removed }.
