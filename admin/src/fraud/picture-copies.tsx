import { fraudRoutes } from '@suishoupai/api/contract';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useMe } from '../accounts/queries.ts';
import { usePictureCopies } from './queries.ts';

/** Tells whoever accepts a report that its picture was there before; says nothing when it was not. */
export function PictureCopies({ caseId }: { caseId: string }) {
  const roles: readonly string[] = useMe().data?.roles ?? [];
  const maySee = fraudRoutes.listPictureCopies.audience.some((role) => roles.includes(role));
  const copies = usePictureCopies(caseId, maySee);
  if (!copies.data || copies.data.items.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="照片与此前的案件相同或相似，请核对"
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {copies.data.items.map((copy) => (
            <li key={copy.words}>
              {copy.words} <Link to={`/cases/${copy.caseId}`}>查看</Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}
