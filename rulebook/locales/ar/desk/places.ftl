# Exact places that their owner sealed to a few readers
desk_place-coarse-title = أماكن تُعرض بدقة 5 كم
desk_place-coarse = ختم { $member } هذا لعدد قليل من القرّاء، فتظهر أماكنه بدقة 5 كم فقط.
desk_place-reason = لماذا تحتاجون إلى المكان الدقيق
desk_place-open = فتح المكان الدقيق
desk_place-open-do = في كل مرة يُبلَّغ { $member } في السجل: مكتبكم، ورقمكم فيه، والوقت، وهذا السبب.
desk_place-opened = المكان الدقيق مفتوح في هذه الصفحة وحدها. يُبلَّغ { $member } بذلك في { $act }.
desk_openings = أماكن دقيقة فُتحت
desk_openings-lead = أماكنكم التي فتحها غيركم، وأماكن غيركم التي فتحها مكتبكم. لا يرى هذه الرسائل أحد سواكم وسوى صاحب المكان.
desk_openings-none = لم يُفتح أي مكان دقيق.
desk_openings-all = كل عمليات الفتح
desk_opened-by = فتحه
desk_opened-when = وقت الفتح
desk_opened-why = السبب
desk_opened-officer = الضابط { $n }
desk_opened-at = الضابط { $n }، { $time }، { $act }
