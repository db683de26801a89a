# The same in awk; no cell of the generated table has quotes.
BEGIN { FS = OFS = "," }
NR == 1 { print $0, "rate", "capped_rate", "status", "note"; next }
{
  t = int($10 * 100 + 0.5)
  if ($11 !~ /^[0-9]/) { print $0, "", "", "no_data", "missing actual"; next }
  a = int($11 * 100 + 0.5)
  if ($6 == "↗") { n = a; d = t; met = a >= t }
  else if ($6 == "↘") { n = t; d = a; met = a <= t }
  else { n = a < t ? a : t; d = a < t ? t : a; met = a == t }
  status = met ? "achieved" : "not_achieved"
  if (d == 0) { print $0, "", "100.0", status, "actual is 0"; next }
  q = int((2000 * n + d) / (2 * d))
  c = q > 1000 ? 1000 : q
  print $0, int(q / 10) "." q % 10, int(c / 10) "." c % 10, status, ""
}
