import { readableLabels } from './labels.ts';

const LABEL = { dominantBaseline: 'central', fontSize: 12, fill: '#41464d' } as const;
const MAX_COLUMN_PX = 480;
const PAGE_EDGES_PX = 32;
const HEIGHT_PX = 300;

type Props = { dots: { name: string; x: number; y: number }[] };

/** Known addresses around the pin, with as many names as can be read. */
export function NameDots({ dots }: Props) {
  const frame = frameOf();
  return (
    <>
      {dots.map(({ name, x, y }) => (
        <circle key={`${name}${x}`} cx={x} cy={y} r="4" fill="#8f959e" />
      ))}
      {readableLabels(dots, frame, takenBy(frame)).map(({ name, x, y, anchor }) => (
        <text key={`${name}${x}`} {...{ x, y }} {...LABEL} textAnchor={anchor}>
          {name}
        </text>
      ))}
    </>
  );
}

/** The map around its pin, as its style makes it. */
function frameOf() {
  const right = (Math.min(window.innerWidth, MAX_COLUMN_PX) - PAGE_EDGES_PX) / 2;
  return { left: -right, right, top: -HEIGHT_PX / 2, bottom: HEIGHT_PX / 2 };
}

/** Where no name may lie: the pin, the two buttons, the scale. */
const takenBy = ({ left, right, bottom }: ReturnType<typeof frameOf>) => [
  { left: -20, right: 20, top: -40, bottom: 4 },
  { left: right - 60, right, top: bottom - 112, bottom },
  { left, right: left + 82, top: bottom - 34, bottom },
];
