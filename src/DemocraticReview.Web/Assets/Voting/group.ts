/**
 * The group BELENIOS-2048: the subgroup of prime order q in the integers modulo p. Elements and exponents are BigInt; in JSON both are
 * decimal strings. No arithmetic here takes constant time, which a page on the own device bears.
 */
export const p = 20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049081167099310535867780980030790491654063777173764198678527273474476341835600035698305193144284561701911000786737307333564123971732897913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719n;
export const g = 2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678799694668298749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661215055797097162016168270312886432456663834863635782106154918419982534315189740658186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982665103606822406635076697764025346253773085133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627n;
export const q = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;

const window = 4;
const digits = 64; // of 4 bits: 256 bits hold every exponent below q
const digitMask = BigInt(2 ** window - 1);

export const times = (a: bigint, b: bigint): bigint => (a * b) % p;

/** Exponents live modulo q, never negative. */
export const modQ = (x: bigint): bigint => ((x % q) + q) % q;

/** `base ^ exponent` for a base that is used often: 60 multiplications each after a table of 960. */
export class FixedBase {
  private readonly table: bigint[][] = [];

  constructor(readonly base: bigint) {
    for (let digit = 0, unit = base; digit < digits; digit++) {
      const row = [1n];
      for (let i = 1; i < 2 ** window; i++) row.push(times(row[i - 1]!, unit));
      this.table.push(row);
      unit = times(row[row.length - 1]!, unit);
    }
  }

  power(exponent: bigint): bigint {
    let result = 1n;
    digitsOf(exponent).forEach((digit, place) => {
      if (digit > 0) result = times(result, this.table[place]![digit]!);
    });
    return result;
  }
}

let generatorTable: FixedBase | undefined;

/** `g ^ exponent`. The table is made at the first use. */
export const gPower = (exponent: bigint): bigint => (generatorTable ??= new FixedBase(g)).power(exponent);

/**
 * The same base to several exponents: the 256 squarings are shared, then each exponent costs about 90 multiplications (Yao's method:
 * what has the same digit is multiplied first, the digit itself comes in at the end).
 */
export function powers(base: bigint, exponents: readonly bigint[]): bigint[] {
  const units: bigint[] = [];
  for (let digit = 0, unit = base; digit < digits; digit++) {
    units.push(unit);
    if (digit < digits - 1) for (let i = 0; i < window; i++) unit = times(unit, unit);
  }
  return exponents.map((exponent) => {
    const buckets = new Array<bigint>(2 ** window).fill(1n);
    digitsOf(exponent).forEach((digit, place) => {
      if (digit > 0) buckets[digit] = times(buckets[digit]!, units[place]!);
    });
    let [result, running] = [1n, 1n];
    for (let digit = 2 ** window - 1; digit > 0; digit--) {
      running = times(running, buckets[digit]!);
      result = times(result, running);
    }
    return result;
  });
}

export const power = (base: bigint, exponent: bigint): bigint => powers(base, [exponent])[0]!;

/** Inverse of an element of the group, whose order is q. */
export const inverse = (element: bigint): bigint => power(element, q - 1n);

/** Whether a number below p lies in the subgroup. Everything that comes from outside is asked. */
export const isElement = (x: bigint): boolean => x > 0n && x < p && power(x, q) === 1n;

/** A number written as Belenios writes it: decimal, no sign, no leading zero, below `bound`. Null where it is not. */
export function readNumber(text: unknown, bound: bigint): bigint | null {
  if (typeof text !== "string" || text.length > 620 || !/^(0|[1-9][0-9]*)$/.test(text)) return null;
  const value = BigInt(text);
  return value < bound ? value : null;
}

function digitsOf(exponent: bigint): number[] {
  const result: number[] = [];
  for (let rest = exponent; rest > 0n; rest >>= 32n) {
    let chunk = Number(rest & 0xffffffffn);
    for (let i = 0; i < 32 / window; i++) {
      result.push(chunk & Number(digitMask));
      chunk >>>= window;
    }
  }
  return result;
}
