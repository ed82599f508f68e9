import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useCase } from '../queries.ts';
import styles from './case-page.module.css';
import { CaseView } from './case-view.tsx';
import { StageSteps } from './stage-steps.tsx';

/** One case with everything; the same panes as on the bench, and the seven stages above. */
export default function CasePage() {
  const { id } = useParams<{ id: string }>();
  const navigate = useNavigate();
  const one = useCase(id);
  return (
    <div className={styles.page}>
      <div className={`pane ${styles.top}`}>
        <Button
          icon={<ArrowLeftOutlined />}
          onClick={() => (window.history.state?.idx > 0 ? navigate(-1) : navigate('/cases'))}
        >
          返回
        </Button>
        {one.data && (
          <div className={styles.steps}>
            <StageSteps state={one.data.state} events={one.data.events} />
          </div>
        )}
      </div>
      <CaseView key={id} id={id!} onDone={() => undefined} />
    </div>
  );
}
