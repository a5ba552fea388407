# حالات التعهد وحالة كل من أُعطي له. أما ما وُفِّي منه فيُعدّ في موضع آخر.
commitment-state_given = أُعطي وهو قائم
commitment-state_withdrawn = سحبه صاحبه، ويبقى قائمًا حتى يعفيه منه من أُعطي لهم
commitment-state_lifted = أعفى منه من أُعطي لهم
commitment-state_delivered = سُلّم ولم يُفتح بعد
commitment-state_opened = فُتح
commitment-state_released = يعفي منه
commitment-state_held-to = يتمسك به
commitment-state_silent = لم يُفتح حتى انقضاء المهلة
