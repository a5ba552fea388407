# A side signs a published joint statement.
co-sign = { $by } חותם על ההודעה המשותפת ב־{ $statement } כעל שלו.
    .title = חתימה על הודעה משותפת
    .f-statement = הודעה
