# A side signs a published joint statement.
co-sign = يوقّع { $by } البيان المشترك في { $statement } بوصفه بيانه.
    .title = توقيع على بيان مشترك
    .f-statement = البيان
