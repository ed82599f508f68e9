import { useEffect, useState } from 'react';
import {
  chooseDemoCitizen,
  currentDemoCitizen,
  demoAliasOf,
  isSampleCitizen,
  listDemoCitizens,
  rememberDemoAlias,
} from '../../platform/login';
import { Card } from '../../ui/basics/card.tsx';
import { Line } from '../../ui/basics/line.tsx';
import { Sheet } from '../../ui/sheets/sheet.tsx';
import { startAnew } from './log-out.ts';

/** A browser has no WeChat: whoever tries the demo chooses which citizen to be. */
export function DemoCitizens({ alias }: { alias: string | undefined }) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (alias) rememberDemoAlias(alias);
  }, [alias]);
  const become = async (openid: string) => {
    setIsOpen(false);
    chooseDemoCitizen(openid);
    await startAnew();
  };
  return (
    <Card isList>
      <Line id="switch-citizen" label="切换演示用户" onTap={() => setIsOpen(true)} />
      {isOpen ? (
        <Sheet title="切换演示用户" onClose={() => setIsOpen(false)}>
          {listDemoCitizens().map((openid) => (
            <Line
              key={openid}
              label={demoAliasOf(openid) ?? `演示用户 ${openid.slice(-4)}`}
              value={[
                isSampleCitizen(openid) ? '有上报和奖励' : '',
                openid === currentDemoCitizen() ? '当前' : '',
              ]
                .filter(Boolean)
                .join(' · ')}
              onTap={() => become(openid)}
            />
          ))}
          <Line id="new-citizen" label="新建一位演示用户" onTap={() => become('')} />
        </Sheet>
      ) : null}
    </Card>
  );
}
