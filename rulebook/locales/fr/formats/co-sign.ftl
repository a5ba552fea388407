# A side signs a published joint statement.
co-sign = { $by } signe comme sienne la déclaration commune de { $statement }.
    .title = Signature d’une déclaration commune
    .f-statement = Déclaration
