# מצבי תרגיל ומצבי כל לשכה. המילה ״תרגיל״ באה ראשונה.
drill-state_called = תרגיל, הוכרז
drill-state_over = תרגיל, הסתיים
drill-state_cancelled = תרגיל, בוטל
drill-state_delivered = תרגיל, נמסר
drill-state_opened = תרגיל, נפתח
drill-state_practised = תרגיל, תורגל
drill-state_silent = תרגיל, לא נפתח במועד
