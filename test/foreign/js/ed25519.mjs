// Says of each line "PUBLIC MESSAGE SIGNATURE" whether the signature holds, and whether the key may be a log's.
import { readFileSync } from "node:fs";
import { ofPrimeOrder, signed, unhex } from "../../../verifiers/verify.mjs";

const word = (holds) => (holds ? "accepted" : "refused");
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const [key, message, signature] = line.split(" ").map(unhex);
  console.log(word(signed(key, message, signature)), word(ofPrimeOrder(key)));
}
