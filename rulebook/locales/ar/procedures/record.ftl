# رسالة لا تفتح أي إجراء.
record-state_recorded = مقيّدة في السجل
