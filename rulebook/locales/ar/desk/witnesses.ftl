# Each witness in time
desk_seats-lead = عدّتها هذه العقدة على { $n } من نقاط التحقّق منذ { $time }.
desk_seats-none = لم تصل إلى هذه العقدة أي نقطة تحقّق بعد.
desk_seats-link = كل شاهد على مر الوقت
desk_seat = الشاهد
desk_seat-now = أحدث نقطة تحقّق
desk_seat-last = آخر توقيع
desk_seat-signed = وقّع
desk_seat-gaps = متى غاب
desk_seat-at = { $time }، حجم السجل { $size }
desk_seat-never = لا شيء بعد
desk_seat-of = { $signed } من { $heard }
desk_seat-no-gap = لا انقطاع.
desk_seat-gap = من { $from } (الحجم { $after }) إلى { $to } (الحجم { $size })
desk_seat-missing = غائب منذ { $from } (الحجم { $after })
desk_seats-note = الانقطاع دقيقة أو أكثر وصلت فيها نقاط تحقّق مكتملة النصاب بلا هذا الشاهد. ولا يثبت سوى أن توقيعه لم يصل إلى هنا.
