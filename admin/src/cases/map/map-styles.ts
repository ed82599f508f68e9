import type { FeatureLike } from 'ol/Feature.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';

const FONT = '12px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const known = new Map<string, Style>();

/** One style per name: OpenLayers keeps what it measured on the object. */
export function areaStyle(feature: FeatureLike): Style {
  const name = String(feature.get('name'));
  let style = known.get(name);
  if (!style) {
    style = new Style({
      fill: new Fill({ color: '#f7f9fb' }),
      stroke: new Stroke({ color: '#9fb0c3', width: 1.2 }),
      text: new Text({
        text: name,
        font: FONT,
        fill: new Fill({ color: '#4b5a6b' }),
        stroke: new Stroke({ color: '#fff', width: 3 }),
      }),
    });
    known.set(name, style);
  }
  return style;
}

export const pinStyle = new Style({
  image: new Circle({
    radius: 7,
    fill: new Fill({ color: '#d4380d' }),
    stroke: new Stroke({ color: '#fff', width: 2 }),
  }),
  zIndex: 2,
});

export const accuracyStyle = new Style({
  fill: new Fill({ color: 'rgba(212, 56, 13, 0.12)' }),
  stroke: new Stroke({ color: '#d4380d', width: 1, lineDash: [4, 3] }),
  zIndex: 1,
});
