import { darker, lighter } from './colour.ts';
import { type Random, range } from './random.ts';

// All drawn in metres around a foot at 0,0; up is negative y.

export function tree(random: Random, leaves: string[], heightM = 6) {
  const crown = range(30).map((index) => {
    const angle = random.between(0, Math.PI * 2);
    const reach = random.between(0.1, 1.45);
    const x = Math.cos(angle) * reach;
    const y = -heightM + 1.7 + Math.sin(angle) * reach * 0.85;
    const colour = leaves[Math.min(leaves.length - 1, Math.floor(index / 11))];
    return `<circle cx="${x.toFixed(2)}" cy="${(y - index * 0.016).toFixed(2)}" r="${random.between(0.32, 0.72).toFixed(2)}" fill="${colour}"/>`;
  });
  return `<path d="M-.16 0 -.1-${heightM - 2}H.1L.16 0z" fill="#6b4f3a"/>${crown.join('')}`;
}

export const lampPost = (isLit: boolean, isNight: boolean) =>
  `<path d="M-.07 0-.05-6.5Q-.05-7.2.6-7.2H1.5" fill="none" stroke="${isNight ? '#4a5064' : '#7d858c'}" stroke-width=".12"/>
   <rect x="1.2" y="-7.3" width=".8" height=".16" rx=".08" fill="${isLit ? '#fff4cf' : '#5b6168'}"/>
   <rect x="-.16" y="-.7" width=".32" height=".7" fill="#6c747b"/>`;

export const car = (colour: string, isAway: boolean, isNight = false) => `
  <path d="M-.9-.35V-.85L-.72-1 -.55-1.45Q0-1.56.55-1.45L.72-1 .9-.85V-.35z" fill="${colour}"/>
  <path d="M-.6-1.02-.47-1.38Q0-1.47.47-1.38L.6-1.02z" fill="#2b3a49"/>
  <rect x="-.9" y="-.42" width="1.8" height=".18" rx=".06" fill="${darker(colour, 0.45)}"/>
  <rect x="-.84" y="-.3" width=".3" height=".3" rx=".08" fill="#15181d"/><rect x=".54" y="-.3" width=".3" height=".3" rx=".08" fill="#15181d"/>
  <rect x="-.84" y="-.84" width=".34" height=".16" rx=".05" fill="${isAway ? '#c8342c' : '#fff7dd'}"/>
  <rect x=".5" y="-.84" width=".34" height=".16" rx=".05" fill="${isAway ? '#c8342c' : '#fff7dd'}"/>
  <rect x="-.24" y="-.62" width=".48" height=".15" fill="${isNight ? '#29406b' : '#2f5fb3'}"/>`;

export const person = (top: string, legs = '#39414d') => `
  <path d="M-.2-.85V-.04H-.05L0-.75 .05-.04H.2V-.85z" fill="${legs}"/>
  <path d="M-.26-.8Q-.34-1.45-.12-1.48H.12Q.34-1.45.26-.8z" fill="${top}"/>
  <circle cy="-1.62" r=".13" fill="#e0b794"/><path d="M-.14-1.64Q0-1.85.14-1.64 0-1.68-.14-1.64z" fill="#2b2420"/>`;

export const bag = (colour: string) => `
  <path d="M-.26 0Q-.36-.3-.14-.42L-.05-.46-.1-.56 0-.52.1-.56.05-.46.14-.42Q.36-.3.26 0z" fill="${colour}"/>
  <path d="M-.12-.36Q-.22-.2-.14-.06M.06-.4Q.02-.2.1-.08" stroke="${lighter(colour, 0.25)}" stroke-width=".025" fill="none"/>`;

const bottle = (colour: string) => `
  <g transform="rotate(72)"><rect x="-.05" y="-.26" width=".1" height=".22" rx=".03" fill="${colour}" opacity=".85"/><rect x="-.025" y="-.31" width=".05" height=".06" fill="#e9e9e9"/></g>`;
const carton = `<path d="M-.2 0V-.24L-.05-.3 .24-.26V-.02L.08.05z" fill="#b98a57"/><path d="M-.2-.24.08-.19.24-.26M.08-.19V.05" stroke="#8a6238" stroke-width=".02" fill="none"/>`;
const cup = '<path d="M-.06 0-.08-.16H.08L.06 0z" fill="#f4f0e6" transform="rotate(-60)"/>';
const paper =
  '<path d="M-.14-.02-.05-.1.08-.06.16-.12.14.02-.02.05z" fill="#f3f1ea" stroke="#c9c6bb" stroke-width=".01"/>';

export const rubbish = (random: Random) =>
  random.pick([
    bottle('#8cc4b0'),
    bottle('#b9d6ea'),
    `<g transform="scale(.75)">${carton}</g>`,
    cup,
    paper,
    paper,
    `<g transform="scale(.6)">${bag('#d9d9d2')}</g>`,
    `<g transform="scale(.5)">${bag('#c44b3f')}</g>`,
  ]);

export const bin = (colour: string, isOpen: boolean) => `
  <path d="M-.3-.95H.3L.24-.06H-.24z" fill="${colour}"/>
  <path d="M-.3-.95H-.05L-.08-.06H-.24z" fill="${darker(colour, 0.18)}"/>
  <circle cx="-.2" cy="-.06" r=".08" fill="#22262b"/><circle cx=".2" cy="-.06" r=".08" fill="#22262b"/>
  <rect x="-.1" y="-.68" width=".3" height=".24" rx=".03" fill="#ffffff" opacity=".85"/>
  <path d="M.05-.64.12-.52H-.02z" fill="none" stroke="${colour}" stroke-width=".03"/>
  ${
    isOpen
      ? `<path d="M-.34-.98.3-1.56.36-1.5-.28-.92z" fill="${lighter(colour, 0.12)}"/>`
      : `<path d="M-.35-.93Q0-1.12.35-.93V-.9H-.35z" fill="${lighter(colour, 0.15)}"/>`
  }`;

export const bike = (colour: string) => `
  <g fill="none" stroke="#23272c" stroke-width=".05"><circle cx="-.5" cy="-.33" r=".31"/><circle cx=".52" cy="-.33" r=".31"/></g>
  <g fill="none" stroke="#9aa2a8" stroke-width=".012"><path d="M-.72-.55-.28-.11M.3-.55.74-.11"/></g>
  <path d="M-.5-.33-.22-.78.36-.72M-.22-.78-.05-.33 .36-.72M-.5-.33H-.05M.52-.33.34-.95" fill="none" stroke="${colour}" stroke-width=".07" stroke-linejoin="round"/>
  <path d="M-.25-.78-.28-.95M.34-.95.2-1.02" stroke="#3c4248" stroke-width=".045" fill="none"/>
  <path d="M-.4-.98H-.14L-.2-.92H-.36z" fill="#23272c"/>
  <path d="M.42-.95H.72L.68-.72H.47z" fill="${lighter(colour, 0.2)}" stroke="#3c4248" stroke-width=".02"/>
  <path d="M-.72-.62Q-.5-.76-.28-.62" fill="none" stroke="${colour}" stroke-width=".06"/>`;

export const cone =
  '<path d="M-.2 0H.2V-.05H-.2z" fill="#2c2f33"/><path d="M-.15-.05-.03-.62H.03L.15-.05z" fill="#e8622c"/><path d="M-.11-.24-.085-.36H.085L.11-.24z" fill="#fff"/>';

export const stall = (cloth: string, random: Random) => `
  <path d="M-.03-.6V-2.3" stroke="#8a8f94" stroke-width=".05"/>
  <path d="M-1.3-2.05Q0-2.9 1.3-2.05L.87-2.12.43-2.02 0-2.12-.43-2.02-.87-2.12z" fill="${cloth}"/>
  <path d="M-.43-2.02Q-.3-2.48 0-2.49 .3-2.48.43-2.02L0-2.12z" fill="#fdf4e1"/>
  <rect x="-.95" y="-.9" width="1.9" height=".42" fill="#9aa7b0"/><rect x="-1" y="-.95" width="2" height=".1" fill="#c9d2d8"/>
  <rect x="-.95" y="-.62" width="1.9" height=".14" fill="#7d8a94"/>
  <g fill="none" stroke="#2a2e33" stroke-width=".06"><circle cx="-.6" cy="-.26" r=".24"/><circle cx=".6" cy="-.26" r=".24"/></g>
  ${range(26)
    .map((index) => {
      const x = -0.85 + (index % 13) * 0.142;
      const y = -1.02 - Math.floor(index / 13) * 0.11;
      return `<circle cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" r=".085" fill="${random.pick(['#e2572b', '#e9a02c', '#c2392f', '#7fae3c'])}"/>`;
    })
    .join('')}`;

export const crate = (colour: string, goods: string) => `
  <rect x="-.32" y="-.34" width=".64" height=".34" rx=".03" fill="${colour}"/>
  <path d="M-.3-.22H.3M-.3-.11H.3" stroke="${darker(colour, 0.3)}" stroke-width=".03"/>
  ${range(6)
    .map(
      (index) =>
        `<circle cx="${(-0.25 + index * 0.1).toFixed(2)}" cy="-.38" r=".08" fill="${goods}"/>`,
    )
    .join('')}`;

export const rail = (random: Random) => `
  <path d="M-.9 0V-1.6H.9V0M-1.05 0H-.75M.75 0H1.05" fill="none" stroke="#9aa2a8" stroke-width=".05"/>
  ${range(8)
    .map((index) => {
      const x = (-0.78 + index * 0.22).toFixed(2);
      const colour = random.pick([
        '#c9483f',
        '#3f6fa8',
        '#e6d7b8',
        '#4f8a63',
        '#7a4b7d',
        '#33384a',
      ]);
      return `<path d="M${x}-1.58l-.14.16.04.86h.22l.04-.86z" fill="${colour}"/>`;
    })
    .join('')}`;

export function bench(isBroken: boolean) {
  const wood = '#a9713f';
  const slats = isBroken
    ? `<path d="M-.95-.5H.1L.06-.43-.95-.42z" fill="${wood}"/><path d="M.2-.48.72-.1.66-.03.14-.4z" fill="#8d5c32"/>
       <path d="M-.95-.86H-.15L-.2-.76H-.95z" fill="${wood}"/><path d="M.35-.88.95-.86V-.76L.3-.79z" fill="${wood}"/>
       <path d="M-.95-.66 .2-.7 .95-.62V-.72L.2-.79-.95-.75z" fill="#8d5c32"/>`
    : `<rect x="-.95" y="-.52" width="1.9" height=".1" fill="#c08a52"/><rect x="-.95" y="-.4" width="1.9" height=".07" fill="#a9713f"/>
       <rect x="-.95" y="-.98" width="1.9" height=".12" fill="#c08a52"/><rect x="-.95" y="-.8" width="1.9" height=".12" fill="#b57f48"/>`;
  return `<path d="M-.8 0V-.98M.8 0V-.98M-.8-.42H-.9V0M.8-.42H.9V0" fill="none" stroke="#3b4249" stroke-width=".09"/>${slats}`;
}

export const flame = (scale: number) => `
  <g transform="scale(${scale})"><path d="M-.4 0C-.7-.5-.2-.7-.25-1.2 .1-1 .1-.7.15-.55 .25-.65.3-.75.28-.9 .65-.5.6-.2.4 0z" fill="#f07c1f"/>
  <path d="M-.2 0C-.35-.3-.1-.45-.08-.7 .15-.5.1-.4.15-.3 .3-.35.3-.15.2 0z" fill="#ffd34d"/></g>`;
