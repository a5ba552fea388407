# A side signs a published joint statement.
co-sign = { $by } signs the joint statement in { $statement } as its own.
    .title = Signature under a joint statement
    .f-statement = Statement
