# درجة أعلى.
dispute-raise =
    يرفع مكتب { $by } الخلاف درجة أعلى. الأسباب: { $grounds }
    .title = رفع خلاف درجة أعلى
    .f-grounds = الأسباب
