desk_role-reader = Reader
desk_role-reader-says = You read and print. You sign nothing: not even an acknowledgement.
desk_role-duty = Duty officer
desk_role-duty-says = You read, acknowledge, and sign whatever one officer may sign alone. You prepare grave acts; a releasing officer lets them go.
desk_role-releasing = Releasing officer
desk_role-releasing-says = You read, acknowledge and sign, grave acts included. A grave act still needs two officers, so you never let go alone what you wrote yourself.
desk_reads-only = Your role reads and signs nothing. A duty officer of your desk answers this.
desk_entry-refused = Your role does not allow this
