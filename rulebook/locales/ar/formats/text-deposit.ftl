# The depositary holds the signed text.
text-deposit =
    { $by } بصفته الوديع لديه النص الموقَّع لـ { $revision }.{ $text-given ->
        [yes] { " " }بألفاظه: { $text }
       *[no] { "" }
    }
    .title = إيداع نص
    .f-revision = النسخة
    .f-text = بألفاظه
